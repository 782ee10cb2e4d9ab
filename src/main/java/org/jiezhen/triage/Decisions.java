package org.jiezhen.triage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decisions of triage, with all candidates and the rules' version: written once. The digest of each stands in its entry of
 * the journal, and so it is sealed with the journal.
 */
@Component
class Decisions {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Decisions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What was decided.
     *
     * @param proposed whom the rules named; null when they named nobody
     * @param rule by which rule the chosen one is
     * @param overruled why another was chosen than the rules say
     * @param instead the decision in whose place it stands
     */
    record Decision(
            DecisionId id,
            long no,
            VisitId visit,
            Instant at,
            UUID by,
            int rules,
            String facts,
            String choice,
            @Nullable StaffId proposed,
            StaffId chosen,
            String rule,
            @Nullable String overruled,
            @Nullable DecisionId instead) {

        /** A digest of everything in it. */
        String sha256() {
            var text = String.join(
                    "\n",
                    id.toString(),
                    no + "",
                    visit.toString(),
                    at.toEpochMilli() + "",
                    by.toString(),
                    rules + "",
                    facts,
                    choice,
                    proposed + "",
                    chosen.toString(),
                    rule,
                    overruled + "",
                    instead + "");
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** As it is kept, and always the same for the same. */
    String text(Object facts) {
        return json.writeValueAsString(facts);
    }

    Situation situation(String facts) {
        return json.readValue(facts, Situation.class);
    }

    Choice choice(String text) {
        return json.readValue(text, Choice.class);
    }

    void write(Decision decision, Triage.@Nullable Keeping kept, long entry) {
        jdbc.sql("""
                        INSERT INTO triage_decision (id, no, visit_id, at, by_id, rules, facts, choice, proposed, chosen, rule,
                                                     overruled, instead, sha256, entry, room_id, room_entry)
                        VALUES (:id, :no, :visit, :at, :by, :rules, :facts, :choice, :proposed, :chosen, :rule, :overruled,
                                :instead, :sha, :entry, :room, :kept)""")
                .param("id", decision.id.value())
                .param("no", decision.no)
                .param("visit", decision.visit.value())
                .param("at", decision.at.atOffset(ZoneOffset.UTC))
                .param("by", decision.by)
                .param("rules", decision.rules)
                .param("facts", decision.facts)
                .param("choice", decision.choice)
                .param("proposed", Id.orNull(decision.proposed))
                .param("chosen", decision.chosen.value())
                .param("rule", decision.rule)
                .param("overruled", decision.overruled)
                .param("instead", Id.orNull(decision.instead))
                .param("sha", decision.sha256())
                .param("entry", entry)
                .param("room", kept == null ? null : kept.room().value())
                .param("kept", kept == null ? null : kept.entry())
                .update();
    }

    private static final String ALL = """
            SELECT d.id, d.no, d.visit_id, d.at, d.by_id, d.rules, d.facts, d.choice, d.proposed, d.chosen, d.rule,
                   d.overruled, d.instead, d.sha256, j.detail ->> 'sha256' AS sealed
            FROM triage_decision d LEFT JOIN journal_told j ON j.id = d.entry
                 AND j.subject_kind = 'triage' AND j.subject_id = d.id::text
            """;

    /** What of a decision is needed to decide it again. */
    record Then(
            DecisionId id,
            long no,
            String facts,
            StaffId chosen,
            @Nullable String overruled) {}

    /** Those of a time that were not taken back as if they had never been, in their order. */
    List<Then> between(Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT d.id, d.no, d.facts, d.chosen, d.overruled FROM triage_decision d
                        WHERE d.at >= :from AND d.at < :to
                          AND EXISTS (SELECT FROM visit_assignment s WHERE s.decision_id = d.id AND s.voided IS NULL)
                        ORDER BY d.no""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Then(
                        new DecisionId(rs.getObject("id", UUID.class)),
                        rs.getLong("no"),
                        rs.getString("facts"),
                        new StaffId(rs.getObject("chosen", UUID.class)),
                        rs.getString("overruled")))
                .list();
    }

    Optional<Decision> find(DecisionId id) {
        return jdbc.sql(ALL + "WHERE d.id = ?")
                .param(id.value())
                .query((rs, row) -> kept(rs).decision)
                .optional();
    }

    private record Kept(
            Decision decision, String digest, @Nullable String sealed) {

        boolean isAsSealed() {
            return decision.sha256().equals(digest) && digest.equals(sealed);
        }
    }

    /** Those that are not any more as the journal says they were made: somebody altered them behind the portal's back. */
    List<DecisionId> altered() {
        return jdbc.sql(ALL + "ORDER BY d.no").query((rs, row) -> kept(rs)).list().stream()
                .filter(kept -> !kept.isAsSealed())
                .map(kept -> kept.decision.id)
                .toList();
    }

    /** Those that the journal tells of, and that are gone. */
    List<DecisionId> missing() {
        return jdbc.sql("""
                        SELECT j.subject_id::uuid FROM journal_told j
                        WHERE j.subject_kind = 'triage' AND j.detail ->> 'sha256' IS NOT NULL
                          AND NOT EXISTS (SELECT FROM triage_decision d WHERE d.id::text = j.subject_id)""").query(Id.column(DecisionId::new)).list();
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        return new Kept(
                new Decision(
                        new DecisionId(rs.getObject("id", UUID.class)),
                        rs.getLong("no"),
                        new VisitId(rs.getObject("visit_id", UUID.class)),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getObject("by_id", UUID.class),
                        rs.getInt("rules"),
                        rs.getString("facts"),
                        rs.getString("choice"),
                        Id.orNull(rs.getObject("proposed", UUID.class), StaffId::new),
                        new StaffId(rs.getObject("chosen", UUID.class)),
                        rs.getString("rule"),
                        rs.getString("overruled"),
                        Id.orNull(rs.getObject("instead", UUID.class), DecisionId::new)),
                rs.getString("sha256"),
                rs.getString("sealed"));
    }

    /** What the last decision since a look at the wheel was: to whom a guest was given, by whom, when. */
    Optional<Refusal> since(long no) {
        return jdbc.sql("""
                        SELECT c.name, b.name, d.at, v.arrival_day, v.ticket_number
                        FROM triage_decision d
                        JOIN visit v ON v.id = d.visit_id
                        LEFT JOIN staff_named c ON c.actor = d.chosen::text
                        LEFT JOIN staff_named b ON b.actor = d.by_id::text
                        WHERE d.no > ? ORDER BY d.no DESC LIMIT 1""")
                .param(no)
                .query((rs, row) -> new Refusal(
                        "refusal.triage.turned",
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")).text(),
                        Optional.ofNullable(rs.getString(2)).orElse(""),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** What people are called. */
    Map<StaffId, String> names() {
        return jdbc
                .sql("SELECT id, display_name FROM account")
                .query((rs, row) -> Map.entry(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
