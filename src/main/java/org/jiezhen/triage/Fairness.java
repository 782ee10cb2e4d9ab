package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was given how many guests, of which kind and through which channel, and how; and who chose otherwise than the rules. */
@Service
@Transactional(readOnly = true)
public class Fairness {

    private final Decisions decisions;
    private final JdbcClient jdbc;

    Fairness(Decisions decisions, JdbcClient jdbc) {
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    /** How a guest came to somebody. */
    public enum How {
        /** By the wheel's turn. */
        TURN,
        /** By a make-up turn. */
        CREDIT,
        /** Her own from before, or the same day's. */
        OWN,
        /** By name: booked, asked for, a referrer's. */
        NAME,
        /** In the order of the wheel, by a kind of visit that consumes no turn. */
        NO_TURN,
        /** By the channel, or chosen for another reason. */
        OTHER
    }

    /**
     * A guest who was given to somebody, and was not given back.
     *
     * @param overruled why another was chosen than the rules said
     */
    public record Given(
            Instant at,
            Ticket ticket,
            StaffId consultant,
            String consultantName,
            Localized type,
            @Nullable Localized channel,
            How how,
            String rule,
            @Nullable String overruled,
            String byName,
            int rules) {}

    /**
     * A time.
     *
     * @param owed make-up turns that are open now, of each consultant
     * @param altered decisions that are not any more as they were sealed, or are gone
     */
    public record Figures(List<Given> all, Map<StaffId, Integer> owed, Map<StaffId, String> names, int altered) {

        /** Those of one consultant. */
        public List<Given> of(StaffId who) {
            return all.stream().filter(one -> one.consultant.equals(who)).toList();
        }

        /** Those that were chosen otherwise than the rules said. */
        public List<Given> overruled() {
            return all.stream().filter(one -> one.overruled != null).toList();
        }
    }

    private static final String GIVEN = """
            SELECT d.at, v.arrival_day, v.ticket_number, d.chosen, c.name AS consultant, y.zh, y.en,
                   h.zh AS channel_zh, h.en AS channel_en, t.kind, d.rule, d.overruled, b.name AS by_name, d.rules
            FROM triage_turn t
            JOIN triage_decision d ON d.id = t.decision_id
            JOIN visit v ON v.id = d.visit_id
            JOIN visit_type y ON y.code = v.type
            LEFT JOIN channel_named h ON h.code = v.channel
            LEFT JOIN staff_named c ON c.actor = d.chosen::text
            LEFT JOIN staff_named b ON b.actor = d.by_id::text
            WHERE t.kind IN ('TURN', 'CREDIT', 'NAMED') AND t.voided IS NULL AND d.at >= :from AND d.at < :to
            ORDER BY d.no DESC""";

    /** The figures of these days. */
    @RolesAllowed(TriagePermission.FAIRNESS)
    public Figures of(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "refusal.triage.days");
        }
        var all = jdbc.sql(GIVEN)
                .param("from", begin(from))
                .param("to", begin(to.plusDays(1)))
                .query(Fairness::given)
                .list();
        var owed = jdbc
                .sql("""
                        SELECT account_id, count(*) FROM triage_turn WHERE owed AND NOT served AND voided IS NULL
                        GROUP BY account_id""")
                .query((rs, row) -> Map.entry(new StaffId(rs.getObject(1, UUID.class)), rs.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Figures(
                all,
                owed,
                decisions.names(),
                decisions.altered().size() + decisions.missing().size());
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static Given given(ResultSet rs, int row) throws SQLException {
        var channel = rs.getString("channel_zh");
        var rule = rs.getString("rule");
        return new Given(
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new StaffId(rs.getObject("chosen", UUID.class)),
                Objects.requireNonNullElse(rs.getString("consultant"), ""),
                new Localized(rs.getString("zh"), rs.getString("en")),
                channel == null ? null : new Localized(channel, rs.getString("channel_en")),
                how(rs.getString("kind"), rule),
                rule,
                rs.getString("overruled"),
                Objects.requireNonNullElse(rs.getString("by_name"), ""),
                rs.getInt("rules"));
    }

    private static How how(String kind, String rule) {
        return switch (kind) {
            case "TURN" -> How.TURN;
            case "CREDIT" -> How.CREDIT;
            default ->
                switch (rule) {
                    case Choice.WHEEL -> How.NO_TURN;
                    case "OWN", "SAME_DAY" -> How.OWN;
                    case "BOOKED", "REFERRER", "BY_NAME", "OTHERS_WISH" -> How.NAME;
                    default -> How.OTHER;
                };
        };
    }
}
