package org.jiezhen.journey;

import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jiezhen.journey.TimelineBoard.TimelineFact;
import org.jiezhen.live.Audience;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to a visit's journey: which visit a ticket is, and as whom one may look at it. */
@Service
@Transactional(readOnly = true)
public class Timelines {

    private final JdbcClient jdbc;
    private final VisitRecords visits;
    private final CurrentStaff staff;

    Timelines(JdbcClient jdbc, VisitRecords visits, CurrentStaff staff) {
        this.jdbc = jdbc;
        this.visits = visits;
        this.staff = staff;
    }

    /** A visit's journey, for the person who asked. */
    public record Journey(VisitId visit, Ticket ticket, Audience<TimelineFact> audience) {}

    /**
     * Finds the journey of a ticket: anybody's for those who see every visit, open or ended; for others one that
     * concerns them now. Empty also when there is one that this person may not see, so that nobody learns of it.
     */
    @RolesAllowed({Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY})
    public Optional<Journey> find(Ticket ticket) {
        return jdbc.sql("SELECT id FROM visit WHERE arrival_day = ? AND ticket_number = ?")
                .params(ticket.day(), ticket.number())
                .query(Id.column(VisitId::new))
                .optional()
                .flatMap(visit -> audience(visit).map(audience -> new Journey(visit, ticket, audience)));
    }

    private Optional<Audience<TimelineFact>> audience(VisitId visit) {
        if (staff.may(Permission.VISITS_SEE)) {
            return Optional.of(TimelineBoard.everybodys(visit));
        }
        return visits.concerns(visit, staff.id())
                ? Optional.of(TimelineBoard.concerning(visit, staff.id()))
                : Optional.empty();
    }
}
