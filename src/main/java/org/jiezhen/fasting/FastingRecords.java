package org.jiezhen.fasting;

import java.util.Map;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules above say of fasting, within acts of their own. Their services name the permissions. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FastingRecords {

    private final FastingKind kind;
    private final Transitions transitions;

    FastingRecords(FastingKind kind, Transitions transitions) {
        this.kind = kind;
        this.transitions = transitions;
    }

    /**
     * The guest answers whether surgery is planned today. Whoever plans it fasts from now on. Whoever fasts goes on
     * fasting, whatever is answered later; and what a doctor has lifted stays so while nobody knows.
     *
     * @param moment of the act that brings it about, whatever it is on
     * @return whether anything changed
     * @throws org.jiezhen.shared.Refusal when the visit is over, or on business
     */
    public boolean answered(Moment moment, SurgeryToday answer) {
        var now = kind.locked(moment.visit());
        if (now.state() == answer.state()
                || now.state() == FastingState.YES
                || (now.isLifted() && answer == SurgeryToday.UNKNOWN)) {
            return false;
        }
        become(now, answer.state(), answer.reason(), moment);
        return true;
    }

    /**
     * It is as it was before an act of a module above that is taken back.
     *
     * @throws Refusal when somebody has said more of it since
     */
    public void asBefore(Moment moment, Undone undone) {
        if (!transitions.undo(
                GuestFasting.TRACK, moment.visit().value(), undone.entry(), Map.of(), moment.now(), moment.entry())) {
            throw new Refusal("refusal.fasting.saidSince");
        }
    }

    /** From now on it is so. */
    void become(GuestFasting before, FastingState state, String reason, Moment moment) {
        var values = Map.of("state", state.name(), "reason", reason);
        var visit = before.id().value();
        var outcome = before.entry() == null
                ? transitions.begin(GuestFasting.TRACK, visit, values, moment.now(), moment.entry())
                : transitions.next(GuestFasting.TRACK, visit, null, values, moment.now(), moment.entry());
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("fasting of " + visit + " changed under its lock");
        }
    }
}
