package org.jiezhen.visits;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.acts.Undone;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
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
    private final Explanations explain;
    private final Claims claims;
    private final Leading leading;
    private final Waiting waiting;
    private final WaitingReasons reasons;
    private final Custodians custodians;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    VisitRecords(
            Commands commands,
            VisitKind kind,
            Holders holders,
            Transitions transitions,
            BookingRecords bookings,
            Explanations explain,
            Claims claims,
            Leading leading,
            Waiting waiting,
            WaitingReasons reasons,
            Custodians custodians,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.holders = holders;
        this.transitions = transitions;
        this.bookings = bookings;
        this.explain = explain;
        this.claims = claims;
        this.leading = leading;
        this.waiting = waiting;
        this.reasons = reasons;
        this.custodians = custodians;
        this.staff = staff;
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
     * Locks the visit of a guest of whom only the place is known, whoever's the guest is.
     *
     * @throws Refusal when the visit is over
     */
    public void hold(VisitId id) {
        kind.locked(id).requireOpen();
    }

    /**
     * The guest of a place that is one guest's alone has left it, and stands. Whoever has the guest has the guest still.
     *
     * @throws Refusal when nobody is there
     */
    public Done<VisitId> hasLeft(UUID key, PlaceId place) {
        return commands.once(kind, key, VisitAct.MOVE, () -> {
            var visit = kind.locked(inside(place));
            visit.requireOpen();
            return commands.run(kind, visit, VisitAct.MOVE.plain(), context -> {
                claims.lockPlaces(visit.id(), null, 0);
                if (!inside(place).equals(visit.id())) {
                    throw new Refusal("refusal.place.empty");
                }
                transitions.next(Tracks.PLACE, visit.id().value(), null, Map.of(), context.now(), context.entry());
            });
        });
    }

    private VisitId inside(PlaceId place) {
        return jdbc.sql("SELECT visit_id FROM visit_place_now WHERE claim = ?")
                .param(place.value())
                .query(Id.column(VisitId::new))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.place.empty"));
    }

    /**
     * Whoever works at a place leads the guest there, or out of it, whoever's the guest is: an act of the visit's own.
     *
     * @param place null means standing
     * @throws Refusal that says who has the place, or for whom it is kept
     */
    public Done<VisitId> lead(UUID key, VisitId id, @Nullable PlaceId place) {
        return commands.onAny(kind, id, key, VisitAct.MOVE.with("place", place), context -> leading.to(context, place));
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
            claims.lockPlaces(visitId, null, 0);
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
                            (SELECT max(started) FROM visit_reason WHERE visit_id = :visit AND voided IS NULL),
                            (SELECT max(started) FROM visit_place WHERE visit_id = :visit AND voided IS NULL),
                            (SELECT max(started) FROM visit_custody WHERE visit_id = :visit AND voided IS NULL),
                            (SELECT arrived_at FROM visit WHERE id = :visit))""")
                .param("visit", visit.value())
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"))
                .toInstant();
    }

    /**
     * From now on the visit waits for this as well: what an act of another module has brought about.
     *
     * @param moment of that act, whatever it is on
     * @param reason its code
     * @throws Refusal when the visit is over
     */
    public void nowWaitingFor(Moment moment, String reason) {
        kind.locked(moment.visit).requireOpen();
        waiting.begin(moment.visit, reasons.of(reason).code(), moment.now, moment.entry);
    }

    /**
     * The visit does not wait for this any longer. If it waits for nothing else, somebody has to say what comes next, and
     * the boards show that. Of a visit that is over, or never waited for it, nothing changes.
     */
    public void noLongerWaitingFor(Moment moment, String reason) {
        kind.locked(moment.visit);
        waiting.end(moment.visit, reason, moment.now, moment.entry);
    }

    /**
     * Takes back what an act of another module had changed in what the visit waits for.
     *
     * @param moment of the undo
     * @throws Refusal when something else was done on top of it
     */
    public void waitsAsBefore(Moment moment, Undone undone) {
        var visit = kind.locked(moment.visit);
        if (!waiting.takeBack(moment.visit, undone, moment.now, moment.entry)) {
            throw explain.reasonChanged(moment.visit, visit.ticket());
        }
    }

    /** The HL7 FHIR R5 Encounter {@code subjectStatus}: where the customer stands in the visit. */
    public String subjectStatus(VisitId visit) {
        var open = waiting.now(visit).stream().map(reasons::of).toList();
        return open.isEmpty()
                ? Phase.GONE.subjectStatus(false)
                : open.getFirst().phase().subjectStatus(open.stream().anyMatch(WaitingReason::chosen));
    }

    /**
     * Whoever acts goes with the guest, because somebody asked for it: custody passes from that person, from the desk or
     * from nobody.
     *
     * @param asked null when a room did, in which nobody had the guest
     * @throws Refusal that says with whom else the guest is
     */
    public void accompany(UUID key, VisitId visit, @Nullable StaffId asked) {
        commands.on(
                kind,
                visit,
                key,
                VisitAct.ACCOMPANY.with("asked", asked),
                context -> holders.receive(kind.chain(), context, Id.orNull(asked)));
    }

    /**
     * Whoever acts hands the guest on: offered to a person, who accepts; or left to the desk, in whose sight it is. Who is
     * the person keeps the guest.
     *
     * @param receiver null is the desk
     */
    public void handOn(UUID key, VisitId visit, @Nullable StaffId receiver) {
        if (receiver == null) {
            commands.on(
                    kind,
                    visit,
                    key,
                    VisitAct.LEAVE_TO_DESK.plain(),
                    context -> holders.leave(kind.chain(), context, Holder.DESK));
        } else if (!receiver.equals(staff.id())) {
            commands.on(kind, visit, key, VisitAct.OFFER.with("taker", receiver), context -> {
                if (!custodians.mayAccompany(receiver)) {
                    throw new Refusal("refusal.handoff.taker");
                }
                holders.offer(kind.chain(), context, receiver.value());
            });
        }
    }

    /**
     * The guest is offered to somebody, within an act of another module: in the name of whoever has the guest, and of one
     * whom no person has, of whoever acts.
     *
     * @param moment of that act, whatever it is on
     */
    public void offer(Moment moment, StaffId taker) {
        var visit = kind.locked(moment.visit);
        visit.requireOpen();
        if (!custodians.mayAccompany(taker)) {
            throw new Refusal("refusal.handoff.taker");
        }
        holders.offer(kind.chain(), visit, taker.value(), moment.now, staff.id().value(), moment.entry);
    }

    /**
     * Takes back what an act of another module had offered.
     *
     * @param moment of the undo
     * @return whether nobody has answered it meanwhile
     */
    public boolean offeredAsBefore(Moment moment, Undone undone) {
        return transitions.undo(
                Tracks.HANDOFF, moment.visit.value(), undone.entry(), Map.of(), moment.now, moment.entry);
    }

    /** An offer that an act of another module had made, and nobody has answered, is over. */
    public void offerOver(Moment moment, StaffId taker) {
        var offered = jdbc.sql("SELECT id FROM visit_handoff_now WHERE visit_id = ? AND taker_id = ?")
                .params(moment.visit.value(), taker.value())
                .query(Long.class)
                .optional();
        offered.ifPresent(
                offer -> transitions.end(Tracks.HANDOFF, moment.visit.value(), offer, moment.now, moment.entry));
    }

    /** Whether somebody has the visit's guest, or takes part in an open offer of the guest. */
    public boolean concerns(VisitId visit, StaffId staff) {
        return holders.concerns(kind.chain(), visit, staff.value());
    }
}
