package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is responsible for a customer: a chain without gaps whose holder is a person, the desk, or explicitly nobody. An
 * offered hand-off leaves custody with the giver until it is accepted.
 */
@Service
@Transactional
public class Custody {

    private final Command command;
    private final Transitions transitions;
    private final Custodians custodians;
    private final CurrentStaff staff;

    Custody(Command command, Transitions transitions, Custodians custodians, CurrentStaff staff) {
        this.command = command;
        this.transitions = transitions;
        this.custodians = custodians;
        this.staff = staff;
    }

    /**
     * Offers the customer to somebody. A new offer replaces the open one.
     *
     * @param taker who shall take over; null offers to the desk, where anybody of the desk may accept
     */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done offer(UUID key, VisitId visitId, @Nullable UUID taker) {
        Map<String, String> detail = taker == null ? Map.of() : Map.of("taker", taker.toString());
        return command.on(visitId, key, "visits.offer", null, detail, context -> {
            custodians.requireHolder(context.visit(), context.staff());
            if (context.staff().equals(taker)) {
                throw new Refusal("refusal.handoff.self");
            }
            if (taker != null && !custodians.mayAccompany(taker)) {
                throw new Refusal("refusal.handoff.taker");
            }
            var offer = new HashMap<String, Object>();
            offer.put("taker", taker == null ? "DESK" : "STAFF");
            offer.put("taker_id", taker);
            offer.put("giver_id", context.staff());
            var replaced =
                    transitions.next(Tracks.HANDOFF, visitId.value(), null, offer, context.now(), context.entry());
            if (replaced == Outcome.NOT_OPEN) {
                transitions.begin(Tracks.HANDOFF, visitId.value(), offer, context.now(), context.entry());
            }
        });
    }

    /**
     * Accepts the hand-off that was last offered: custody passes at this instant. When somebody else was first, the
     * refusal says who, and when.
     */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done accept(UUID key, VisitId visitId) {
        return answer(key, visitId, "visits.accept", null, true);
    }

    /** Declines a hand-off: custody stays with the giver, who sees it. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done decline(UUID key, VisitId visitId) {
        return answer(key, visitId, "visits.decline", "BUSY", false);
    }

    private Done answer(UUID key, VisitId visitId, String action, @Nullable String reason, boolean accepted) {
        return command.onAny(visitId, key, action, reason, Map.of(), context -> {
            var offer = custodians.lastOffer(visitId, context.visit().ticket());
            custodians.requireAddressed(offer, context.staff(), staff.may(Permission.VISITS_DESK));
            if (transitions.end(Tracks.HANDOFF, visitId.value(), offer, context.now(), context.entry())
                    != Outcome.DONE) {
                throw custodians.offerClosed(offer, context.visit().ticket());
            }
            if (accepted) {
                pass(context, person(context.staff()));
            }
        });
    }

    /** Takes back an offer that nobody has answered yet. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done withdraw(UUID key, VisitId visitId) {
        return command.on(visitId, key, "visits.withdraw", null, Map.of(), context -> {
            custodians.requireHolder(context.visit(), context.staff());
            var offer = custodians.lastOffer(visitId, context.visit().ticket());
            if (transitions.end(Tracks.HANDOFF, visitId.value(), offer, context.now(), context.entry())
                    != Outcome.DONE) {
                throw custodians.offerClosed(offer, context.visit().ticket());
            }
        });
    }

    /** Goes to a customer who is alone; somebody of the desk may also take one whom the desk looks after. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done take(UUID key, VisitId visitId) {
        return command.on(visitId, key, "visits.take", null, Map.of(), context -> {
            custodians.requireFree(context.visit(), context.staff(), staff.may(Permission.VISITS_DESK));
            transitions.end(Tracks.HANDOFF, visitId.value(), null, context.now(), context.entry());
            pass(context, person(context.staff()));
        });
    }

    /** Must go, and nobody is there: the customer is alone from now, and every board says so. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done leaveAlone(UUID key, VisitId visitId) {
        return command.on(visitId, key, "visits.leaveAlone", "CALLED_AWAY", Map.of(), context -> {
            custodians.requireHolder(context.visit(), context.staff());
            pass(context, Map.of("holder", "NONE"));
        });
    }

    /** The desk as a whole looks after the customer, who sits in its sight. */
    @RolesAllowed(Permission.VISITS_DESK)
    public Done leaveToDesk(UUID key, VisitId visitId) {
        return command.on(visitId, key, "visits.leaveToDesk", null, Map.of(), context -> {
            custodians.requireHolder(context.visit(), context.staff());
            pass(context, Map.of("holder", "DESK"));
        });
    }

    private void pass(Command.Context context, Map<String, ?> holder) {
        var outcome = transitions.next(
                Tracks.CUSTODY, context.visit().id().value(), null, holder, context.now(), context.entry());
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("an open visit has no custody");
        }
    }

    static Map<String, Object> person(UUID staff) {
        return Map.of("holder", "STAFF", "staff_id", staff);
    }
}
