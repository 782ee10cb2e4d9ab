package org.jiezhen.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** What the form lacks, and the way to it, on the card of the visit. */
@org.springframework.stereotype.Component
class IntakeSection implements VisitSection {

    private final IntakeForms forms;

    IntakeSection(IntakeForms forms) {
        this.forms = forms;
    }

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(IntakePermission.SEE) || card.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var missing = forms.missing(card.fact().visit()).stream()
                .map(one -> card.text(one.field().name()))
                .collect(Collectors.joining(" · "));
        var says = missing.isEmpty() ? card.text("intake.card.complete") : card.text("intake.card.missing", missing);
        var ticket = card.fact().ticket();
        var link = new Anchor("intake/" + ticket.day() + "/" + ticket.text(), card.text("intake.card.open"));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("btn");
        return Optional.of(card.part("intake.card", card.line(new Span(says), link)));
    }
}
