package org.jiezhen.visits;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holders;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules above do to a visit, and ask of it. Their services name the permissions. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class VisitRecords {

    /**
     * An act of another module on a visit.
     *
     * @param now the instant at which everything in it happens
     * @param entry its journal entry
     */
    public record Moment(VisitId visit, Instant now, long entry) {}

    /** What another module does within its act. */
    @FunctionalInterface
    public interface Verb {
        /** Carries it out. */
        void at(Moment moment);
    }

    private final Commands commands;
    private final VisitKind kind;
    private final Holders holders;
    private final Transitions transitions;
    private final BookingRecords bookings;
    private final JdbcClient jdbc;

    VisitRecords(
            Commands commands,
            VisitKind kind,
            Holders holders,
            Transitions transitions,
            BookingRecords bookings,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.holders = holders;
        this.transitions = transitions;
        this.bookings = bookings;
        this.jdbc = jdbc;
    }

    /** Runs an act of another module on an open visit that is this person's business. */
    public Done<VisitId> on(UUID key, VisitId visit, Deed deed, Verb verb) {
        return commands.on(
                kind, visit, key, deed, context -> verb.at(new Moment(visit, context.now(), context.entry())));
    }

    /**
     * The ticket of an open visit that is this person's business. Locked: its guest does not leave before this
     * transaction ends.
     *
     * @throws Refusal when the visit is over, or none of this person's business
     */
    public Ticket here(VisitId id) {
        var visit = kind.locked(id);
        visit.requireOpen();
        kind.requireMine(visit);
        return visit.ticket();
    }

    /**
     * The customer has left, and nobody saw it: without the farewell, at about a time.
     *
     * @param left not before the visit was last written about, and not in the future
     */
    public Done<VisitId> leftUnseen(UUID key, VisitId visitId, Instant left) {
        return commands.on(kind, visitId, key, VisitAct.LEFT_UNSEEN.because("LEFT_UNSEEN"), context -> {
            if (left.isAfter(context.now())) {
                throw new InvalidInput("left", "refusal.day.future");
            }
            var seen = lastSeen(visitId);
            if (left.isBefore(seen)) {
                throw new InvalidInput("left", "refusal.day.before", seen);
            }
            Tracks.ALL.forEach(track -> transitions.end(track, visitId.value(), null, left, context.entry()));
            context.subject().depart(left);
            var booking = context.subject().booking();
            if (booking != null) {
                bookings.fulfilled(booking);
            }
        });
    }

    /** When something was last written about an open visit: the customer cannot have left before. */
    public Instant lastSeen(VisitId visit) {
        return jdbc.sql("""
                        SELECT greatest(
                            (SELECT max(started) FROM visit_stage WHERE visit_id = :visit AND voided IS NULL),
                            (SELECT max(started) FROM visit_place WHERE visit_id = :visit AND voided IS NULL),
                            (SELECT max(started) FROM visit_custody WHERE visit_id = :visit AND voided IS NULL),
                            (SELECT arrived_at FROM visit WHERE id = :visit))""")
                .param("visit", visit.value())
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"))
                .toInstant();
    }

    /** Whether somebody has the visit's guest, or takes part in an open offer of the guest. */
    public boolean concerns(VisitId visit, StaffId staff) {
        return holders.concerns(kind.chain(), visit, staff.value());
    }
}
