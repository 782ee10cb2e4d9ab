package org.jiezhen.intake;

import java.util.Map;
import java.util.Set;
import org.jiezhen.acts.Gate;
import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.FastingAct;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.stereotype.Component;

/** Whoever was asked about surgery on the card of the visit has answered the form's question too. */
@Component
class SurgeryGate implements Gate {

    private final FormKind kind;
    private final Answered answered;
    private final Transitions transitions;

    SurgeryGate(FormKind kind, Answered answered, Transitions transitions) {
        this.kind = kind;
        this.answered = answered;
        this.transitions = transitions;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("fasting");
    }

    @Override
    public void accompany(Passage passage) {
        var visit = VisitId.of(passage.subject().id());
        var undone = passage.undone();
        if (undone != null) {
            if (!transitions.undo(
                    IntakeForm.VALUE, visit.value(), undone.entry(), Map.of(), passage.now(), passage.entry())) {
                throw new Refusal("refusal.intake.way.saidSince");
            }
            kind.tellForm(visit);
        } else if (passage.act() == FastingAct.ANSWER) {
            kind.beginUnlessBegun(visit, passage.entry());
            answered.put(
                    new Moment(visit, passage.now(), passage.entry()),
                    IntakeField.SURGERY_TODAY,
                    String.valueOf(passage.detail().get(Fasting.ANSWER)));
            kind.tellForm(visit);
        }
    }
}
