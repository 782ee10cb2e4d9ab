package org.jiezhen.fasting.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.Lifted;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;

/** The guest may eat and drink: why. */
final class LiftDialog extends FormDialog {

    private final Fasting fasting;
    private final VisitCard card;
    private final VisitId visit;
    private final RadioButtonGroup<Lifted> reason =
            form.field("reason", new RadioButtonGroup<>(getTranslation("fasting.lift.why")));

    LiftDialog(Fasting fasting, Drafts drafts, VisitCard card) {
        super("fasting.lift.title", card.fact().ticket().text());
        this.fasting = fasting;
        this.card = card;
        this.visit = card.fact().visit();
        reason.setItems(Lifted.values());
        reason.setItemLabelGenerator(one -> getTranslation("fasting.reason." + one));
        form.show(reason);
        form.keeps(drafts, Drafts.About.of("fasting", visit, 0));
        act("fasting.lift.go", this::lift);
    }

    private void lift() {
        card.did(fasting.lift(form.key(), visit, reason.getValue()), card.text("fasting.done.NO"));
    }
}
