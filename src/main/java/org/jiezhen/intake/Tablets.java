package org.jiezhen.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which forms are on tablets in their guests' hands. */
@Component
class Tablets {

    private static final String OPEN = """
            SELECT visit_id, shift_id, staff_id, until, started,
                   (SELECT name FROM staff_named WHERE actor = intake_lent.staff_id::text) AS name
            FROM intake_lent WHERE ended IS NULL AND voided IS NULL AND\s""";

    private final Transitions transitions;
    private final JdbcClient jdbc;

    Tablets(Transitions transitions, JdbcClient jdbc) {
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** A tablet in a guest's hand: of whose sign-in, since when, and until when at the latest. */
    record Tablet(
            VisitId visit, UUID shift, StaffId by, @Nullable String name, Instant since, Instant until) {}

    /** The one that a visit's guest has. */
    Optional<Tablet> of(VisitId visit) {
        return jdbc.sql(OPEN + "visit_id = ?")
                .param(visit.value())
                .query((rs, row) -> tablet(rs))
                .optional();
    }

    /** What stands on the tablet of a sign-in. */
    Optional<Tablet> on(UUID shift) {
        return jdbc.sql(OPEN + "shift_id = ?")
                .param(shift)
                .query((rs, row) -> tablet(rs))
                .optional();
    }

    /** The visit whose guest had the tablet of a sign-in last, whether she has it still or not. */
    Optional<VisitId> lastOn(UUID shift) {
        return jdbc.sql(
                        "SELECT visit_id FROM intake_lent WHERE shift_id = ? AND voided IS NULL ORDER BY id DESC LIMIT 1")
                .param(shift)
                .query(UUID.class)
                .optional()
                .map(VisitId::new);
    }

    /** Those that are with a guest for too long, or whose guest is not here any more. */
    List<Tablet> overdue(Instant now) {
        return jdbc.sql(OPEN + """
                        (until <= ? OR NOT EXISTS (SELECT FROM visit_custody_now g WHERE g.visit_id = intake_lent.visit_id))
                        FOR UPDATE SKIP LOCKED""")
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((rs, row) -> tablet(rs))
                .list();
    }

    /** Out of the guest's hands; nothing changes when it is not in them. */
    void over(Moment moment) {
        transitions.end(IntakeForm.LENT, moment.visit().value(), null, moment.now(), moment.entry());
        jdbc.sql("DELETE FROM intake_presence WHERE visit_id = ? AND guest")
                .param(moment.visit().value())
                .update();
    }

    private static Tablet tablet(ResultSet rs) throws SQLException {
        return new Tablet(
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getObject("shift_id", UUID.class),
                new StaffId(rs.getObject("staff_id", UUID.class)),
                rs.getString("name"),
                rs.getObject("started", OffsetDateTime.class).toInstant(),
                rs.getObject("until", OffsetDateTime.class).toInstant());
    }
}
