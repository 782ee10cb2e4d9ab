package org.jiezhen.visits;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.journal.Once;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** Takes a tap back as if it had never been, and says so where that cannot be. */
@Component
class Undo {

    // The tap on "undo" still has to travel.
    private static final Duration UNDO_GRACE = Duration.ofSeconds(5);

    private static final Set<String> UNDOABLE = Set.of(
            "visits.arrive",
            "visits.advance",
            "visits.move",
            "visits.depart",
            "visits.offer",
            "visits.withdraw",
            "visits.accept",
            "visits.decline",
            "visits.take",
            "visits.leaveAlone",
            "visits.leaveToDesk",
            "visits.call",
            "visits.callAgain",
            "visits.absent",
            "visits.requeue",
            "visits.callOff");

    private final Command command;
    private final Once once;
    private final Transitions transitions;
    private final Explanations explain;
    private final Claims claims;
    private final Custodians custodians;
    private final Recognition recognition;
    private final BookingRecords bookings;
    private final CurrentStaff staff;

    Undo(
            Command command,
            Once once,
            Transitions transitions,
            Explanations explain,
            Claims claims,
            Custodians custodians,
            Recognition recognition,
            BookingRecords bookings,
            CurrentStaff staff) {
        this.command = command;
        this.once = once;
        this.transitions = transitions;
        this.explain = explain;
        this.claims = claims;
        this.custodians = custodians;
        this.recognition = recognition;
        this.bookings = bookings;
        this.staff = staff;
    }

    /** See {@link FrontDesk#undo}. */
    Done takeBack(UUID key, long entry) {
        return command.once(key, "visits.undo", () -> {
            var undone = explain.entry(entry);
            if (!undone.actor().equals(staff.id().toString())) {
                // Numbers of entries can be guessed; whose visit it is, or its ticket, is not told.
                throw new Refusal("refusal.visit.unknown");
            }
            var visit = command.locked(undone.visit());
            return command.run(visit, "visits.undo", "MIS_TAP", Map.of("entry", entry), context -> {
                if (!UNDOABLE.contains(undone.action())
                        || undone.at().plus(FrontDesk.UNDO).plus(UNDO_GRACE).isBefore(context.now())
                        || explain.isUndone(entry)) {
                    throw new Refusal("refusal.undo.late", visit.ticket().text());
                }
                if (Set.of("visits.accept", "visits.take").contains(undone.action())
                        && custodians.isOfferedSince(visit.id(), entry)) {
                    // Otherwise somebody could accept from a giver who has custody no longer.
                    throw explain.onTop(visit.id(), visit.ticket(), entry);
                }
                if (undone.action().equals("visits.depart")) {
                    visit.requireNotInError();
                } else {
                    visit.requireOpen();
                }
                if (Set.of("visits.decline", "visits.withdraw").contains(undone.action())
                        && custodians.custodyPassedSince(visit.id(), entry)) {
                    // Otherwise the offer of a giver who has custody no longer would be open again.
                    throw explain.onTop(visit.id(), visit.ticket(), entry);
                }
                if (undone.action().equals("visits.accept") && custodians.giverHasLeftSince(visit.id(), entry)) {
                    throw new Refusal("refusal.undo.giverLeft", visit.ticket().text());
                }
                claims.requireCallCanComeBack(visit.id(), entry);
                var queued = Calls.requeued(claims.call(visit.id()));
                for (var track : Tracks.ALL) {
                    var fallback = track == Tracks.CALL ? queued : Map.<String, Object>of();
                    if (!transitions.undo(track, visit.id().value(), entry, fallback, context.now(), context.entry())) {
                        throw explain.onTop(visit.id(), visit.ticket(), entry);
                    }
                }
                switch (undone.action()) {
                    case "visits.arrive" -> {
                        if (explain.goesOnFromArrival(visit.id())) {
                            throw explain.onTop(visit.id(), visit.ticket(), entry);
                        }
                        // What an earlier undo had put back, and an offer made meanwhile, go with the visit that
                        // never was.
                        Tracks.ALL.forEach(track ->
                                transitions.voidAll(track, visit.id().value(), context.now(), context.entry()));
                        visit.enteredInError();
                        if (visit.booking() != null) {
                            bookings.backToBooked(visit.booking());
                        }
                    }
                    case "visits.depart" -> {
                        if (visit.booking() != null) {
                            bookings.resumed(visit.booking());
                        }
                        if (visit.customer() != null) {
                            recognition.requireNotHere(visit.customer(), visit.id());
                        }
                        visit.resume();
                    }
                    default -> {}
                }
                // The same press may come again, and is another one then.
                once.forget(context.staff().toString(), entry);
            });
        });
    }
}
