package org.jiezhen.umbrellas.ui;

import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Optional;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.umbrellas.Umbrellas;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;

/** Lends an umbrella, by the number on its handle. */
final class LendDialog extends FormDialog {

    private final Umbrellas umbrellas;
    private final VisitCard card;
    private final VisitId visit;
    private final IntegerField umbrella = form.field("umbrella", new IntegerField());

    LendDialog(Umbrellas umbrellas, Drafts drafts, VisitCard card) {
        super("umbrellas.lend.title", card.fact().ticket().text());
        this.umbrellas = umbrellas;
        this.card = card;
        this.visit = card.fact().visit();
        umbrella.setLabel(getTranslation("umbrellas.number"));
        form.show(umbrella);
        form.keeps(drafts, Drafts.About.of("umbrella", visit, 0));
        act("umbrellas.lend.go", this::lend);
    }

    private void lend() {
        var number = Optional.ofNullable(umbrella.getValue())
                .orElseThrow(() -> new InvalidInput("umbrella", "refusal.umbrella.number", Umbrellas.ALL));
        card.did(umbrellas.lend(form.key(), visit, number), card.text("umbrellas.done.LEND"));
    }
}
