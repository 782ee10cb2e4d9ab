package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a printed ticket says: its number and when it was drawn, and nothing of whoever has it in hand. */
@Service
@Transactional(readOnly = true)
public class TicketSlips {

    /** A ticket of somebody who is here. */
    public record Slip(Ticket ticket, Instant drawn) {}

    private final JdbcClient jdbc;

    TicketSlips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ticket, if its guest is here. */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    public Optional<Slip> find(Ticket ticket) {
        return jdbc.sql("""
                        SELECT arrived_at FROM visit
                        WHERE arrival_day = ? AND ticket_number = ? AND status = 'IN_PROGRESS'""")
                .params(ticket.day(), ticket.number())
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> new Slip(ticket, at.toInstant()));
    }
}
