package org.jiezhen.umbrellas.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Optional;
import org.jiezhen.shell.Drafts;
import org.jiezhen.umbrellas.UmbrellaPermission;
import org.jiezhen.umbrellas.Umbrellas;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** Which umbrellas a guest has, on the card of the visit. */
@org.springframework.stereotype.Component
class UmbrellaSection implements VisitSection {

    private final Umbrellas umbrellas;
    private final Drafts drafts;

    UmbrellaSection(Umbrellas umbrellas, Drafts drafts) {
        this.umbrellas = umbrellas;
        this.drafts = drafts;
    }

    @Override
    public int getOrder() {
        return 60;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(UmbrellaPermission.LEND)) {
            return Optional.empty();
        }
        var shown = new ArrayList<Component>();
        for (var lent : umbrellas.with(card.fact().visit())) {
            shown.add(new Span(lent.name()));
            shown.add(card.button(
                    "umbrellas.action.RETURN",
                    false,
                    () -> card.did(umbrellas.takeBack(card.key(), lent.loan()), card.text("umbrellas.done.RETURN"))));
        }
        shown.add(card.button(
                "umbrellas.action.LEND", false, () -> card.goOnWith(new LendDialog(umbrellas, drafts, card))));
        return Optional.of(card.part("umbrellas.umbrella", card.line(shown.toArray(Component[]::new))));
    }
}
