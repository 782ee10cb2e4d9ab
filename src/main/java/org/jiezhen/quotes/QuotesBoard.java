package org.jiezhen.quotes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.live.Watched;
import org.jiezhen.quotes.QuotesBoard.VersionFact;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the quotes that somebody looks at now: how each stands, what it comes to, who has answered. */
@Component
public class QuotesBoard implements BoardSource<VersionFact> {

    /** The board's name. */
    public static final String NAME = "quote";

    /**
     * A version.
     *
     * @param deal what it comes to
     * @param answered by whom
     * @param medical how many of its items are medical, and of how many a doctor has said that they may be done
     * @param contract how the contract stands that was filled with it; null when none was
     * @param shown whether it is before the guest
     * @param concerns whom the guest concerns
     */
    public record VersionFact(
            QuoteVersionId version,
            VisitId visit,
            int number,
            QuoteState state,
            Instant since,
            String by,
            Fen deal,
            int perMille,
            @Nullable String answered,
            @Nullable String reason,
            int medical,
            int confirmed,
            @Nullable String contract,
            boolean shown,
            Set<StaffId> concerns)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return version.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(visit.toString());
        }

        private @Nullable String doctors() {
            return medical == 0 ? null : confirmed + "/" + medical;
        }
    }

    /** A visit's quote, for those whose business every visit is. */
    static Audience<VersionFact> everybodys(VisitId visit) {
        return new Audience<>("visit:" + visit, Permission.VISITS_SEE, fact -> fact.visit.equals(visit), shown());
    }

    /** A visit's quote, for somebody whom the guest concerns. */
    static Audience<VersionFact> concerning(VisitId visit, StaffId staff) {
        return new Audience<>(
                "visit:" + visit + ":" + staff,
                QuotePermission.READ,
                fact -> fact.visit.equals(visit) && fact.concerns.contains(staff),
                shown());
    }

    private static List<Shown<VersionFact>> shown() {
        return List.of(
                Column.text(
                                field("no", VersionFact::number)
                                        .counted("quotes.board.version.one", "quotes.board.version"),
                                "quotes.versions")
                        .strong()
                        .sub(field("by", VersionFact::by)),
                Column.status(
                                field("st", VersionFact::state).coded("quotes.state", QuoteState.class),
                                "quotes.board.state",
                                new Mark("FREE", "ring0", false),
                                new Mark("UNASKED", "ring2", false),
                                new Mark("ASKED", "ring2", false),
                                new Mark("APPROVED", "disc", true),
                                new Mark("DECLINED", "ring0", false),
                                new Mark("ACCEPTED", "disc", true),
                                new Mark("VOID", "ring0", false),
                                new Mark("REPLACED", "ring0", false))
                        .sub(
                                field("an", VersionFact::answered),
                                field("re", VersionFact::reason),
                                Field.mark("sh", VersionFact::shown, "quotes.onScreen")),
                Column.text(field("de", fact -> fact.deal.text()), "quotes.deal")
                        .sub(field(
                                "pc", fact -> fact.perMille == 0 ? null : "−" + Quotes.percent(fact.perMille) + " %")),
                Column.text(field("dr", VersionFact::doctors), "quotes.doctor").none("quotes.board.noDoctor"),
                Column.text(
                                field("co", VersionFact::contract)
                                        .coded(
                                                "quotes.contract",
                                                "DRAFT",
                                                "ACTIVE",
                                                "ACKNOWLEDGED",
                                                "INACTIVE",
                                                "VOID"),
                                "quotes.board.contract")
                        .none("quotes.board.noContract"),
                Column.elapsed(field("s", fact -> fact.since.toEpochMilli()), "quotes.board.since"),
                Column.actions(_ -> List.of(Next.of("OPEN")), "quotes.board.action", "OPEN"),
                field("o", fact -> -fact.number));
    }

    private static Field<VersionFact> field(String name, Function<VersionFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static final String ROWS = """
            SELECT v.id, v.visit_id, v.number, v.written, v.deal_fen, v.per_mille, v.limit_per_mille, n.name AS by_name,
                   a.state, a.started AS answered, an.name AS answered_by, a.reason,
                   c.started AS accepted, c.ended IS NULL AS stands, c.deal_fen AS accepted_fen,
                   v.number = max(v.number) OVER (PARTITION BY v.visit_id) AS newest,
                   lead(v.written) OVER (PARTITION BY v.visit_id ORDER BY v.number) AS replaced,
                   m.medical, m.confirmed, d.state AS contract, s.id IS NOT NULL AS shown,
                   ARRAY(SELECT staff_id FROM visit_custody WHERE visit_id = v.visit_id AND staff_id IS NOT NULL AND voided IS NULL
                         UNION SELECT taker_id FROM visit_handoff_now WHERE visit_id = v.visit_id AND taker_id IS NOT NULL
                         UNION SELECT written_by FROM quote_version WHERE visit_id = v.visit_id
                         UNION SELECT doctor_id FROM doctor_record_now WHERE visit_id = v.visit_id) AS concerns
            FROM quote_version v
            LEFT JOIN staff_named n ON n.actor = v.written_by::text
            LEFT JOIN quote_approval a ON a.version_id = v.id AND a.ended IS NULL AND a.voided IS NULL
            LEFT JOIN staff_named an ON an.actor = a.staff_id::text
            LEFT JOIN LATERAL (SELECT * FROM quote_acceptance WHERE version_id = v.id AND voided IS NULL
                               ORDER BY id DESC LIMIT 1) AS c ON true
            LEFT JOIN LATERAL (SELECT state FROM document_now WHERE bound_kind = 'quote' AND bound_id = v.id::text
                               ORDER BY number DESC LIMIT 1) AS d ON true
            LEFT JOIN quote_shown s ON s.visit_id = v.visit_id AND s.version_id = v.id AND s.ended IS NULL AND s.voided IS NULL
                AND s.until > now()
            CROSS JOIN LATERAL (
                SELECT CAST(count(*) AS int) AS medical,
                       CAST(count(*) FILTER (WHERE (SELECT f.verdict FROM doctor_confirmed_now f
                                                    WHERE f.visit_id = v.visit_id AND f.item_id = l.item_id LIMIT 1) = 'CONFIRMED')
                            AS int) AS confirmed
                FROM (SELECT DISTINCT item_id FROM quote_line WHERE version_id = v.id AND medical) AS l) AS m
            WHERE v.visit_id IN (:visits)
            ORDER BY v.visit_id, v.number DESC
            """;

    private final JdbcClient jdbc;
    private final Watched<UUID> watched = new Watched<>();

    QuotesBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads a visit's quote, with every look at this board, until the last watch of it is closed. */
    public Watched.Watch watch(VisitId visit) {
        return watched.watch(visit.value());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(QuoteKind.NAME, "visit", "doctorRequest", "document");
    }

    @Override
    public List<VersionFact> read() {
        return of(watched.now());
    }

    /** The versions of some visits, in one statement. */
    List<VersionFact> of(Set<UUID> visits) {
        return visits.isEmpty()
                ? List.of()
                : jdbc.sql(ROWS)
                        .param("visits", visits)
                        .query(QuotesBoard::fact)
                        .list();
    }

    private static VersionFact fact(ResultSet rs, int row) throws SQLException {
        var perMille = rs.getInt("per_mille");
        var accepted = at(rs, "accepted");
        var stands = accepted != null && rs.getBoolean("stands");
        var answer = rs.getString("state");
        var newest = rs.getBoolean("newest");
        var state = QuoteState.of(stands, accepted != null, newest, answer, perMille, rs.getInt("limit_per_mille"));
        var since =
                switch (state) {
                    case ACCEPTED -> accepted;
                    case VOID, REPLACED -> at(rs, "replaced");
                    case ASKED, APPROVED, DECLINED -> at(rs, "answered");
                    case FREE, UNASKED -> at(rs, "written");
                };
        return new VersionFact(
                new QuoteVersionId(rs.getObject("id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getInt("number"),
                state,
                Objects.requireNonNullElse(since, Instant.EPOCH),
                Optional.ofNullable(rs.getString("by_name")).orElse(""),
                new Fen(stands ? rs.getLong("accepted_fen") : rs.getLong("deal_fen")),
                perMille,
                rs.getString("answered_by"),
                rs.getString("reason"),
                rs.getInt("medical"),
                rs.getInt("confirmed"),
                rs.getString("contract"),
                rs.getBoolean("shown"),
                Arrays.stream((UUID[]) rs.getArray("concerns").getArray())
                        .map(StaffId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
