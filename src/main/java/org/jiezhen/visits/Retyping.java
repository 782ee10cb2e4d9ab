package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Story;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Of what kind a visit is: proposed from the customer's history, and corrected by a guide who says why. */
@Service
@Transactional
public class Retyping {

    /** Why it is another than was thought: a code of the journal. */
    public enum Reason {
        /** The guest says what she comes for. */
        GUEST_SAYS,
        /** The history was found. */
        HISTORY,
        /** Something else is done today than was planned. */
        PLAN_CHANGED,
        /** A wrong one was chosen. */
        MIS_TAP
    }

    private final Commands commands;
    private final VisitKind kind;
    private final VisitTypes types;
    private final Visits visits;
    private final Story story;
    private final Clock clock;

    Retyping(Commands commands, VisitKind kind, VisitTypes types, Visits visits, Story story, Clock clock) {
        this.commands = commands;
        this.kind = kind;
        this.types = types;
        this.visits = visits;
        this.story = story;
        this.clock = clock;
    }

    /** Of what kind the visit of somebody who was found at the lift is, by the history. */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    @Transactional(readOnly = true)
    public String proposed(CustomerId customer) {
        return types.byHistory(customer, null, clock.instant());
    }

    /**
     * The visit is of another kind than was thought.
     *
     * @param shown the code that the screen showed; if it is another by now, somebody was first
     * @param type the code of what it is
     * @throws InvalidInput when it cannot be that: nobody comes for the first time twice
     */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    public Done<VisitId> retype(UUID key, VisitId visitId, String shown, String type, Reason reason) {
        var deed = VisitAct.RETYPE.because(reason.name()).with("from", shown).with("to", type);
        return commands.on(kind, visitId, key, deed, context -> {
            var visit = context.subject();
            if (visit.source() == Source.BUSINESS) {
                throw new Refusal("refusal.type.business", visit.ticket().text());
            }
            if (!visit.type().equals(shown)) {
                throw story.lastBefore(
                        "refusal.type.changed", kind.reference(visitId), VisitAct.RETYPING, context.entry());
            }
            if (types.find(type).isEmpty() || type.equals(shown)) {
                throw new InvalidInput("type", "refusal.type.needed");
            }
            if (type.equals(VisitType.FIRST)
                    && !types.byHistory(visit.customer(), visitId, visit.arrivedAt())
                            .equals(VisitType.FIRST)) {
                throw new InvalidInput("type", "refusal.type.wasHere");
            }
            visit.is(type);
            visits.raiseVersion(visitId.value());
        });
    }
}
