package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Optional;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.NumberedCards;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitSection;

/** What the guest has of the ticket in hand: paper, or a card with a number. */
@org.springframework.stereotype.Component
class TicketInHand implements VisitSection {

    private final NumberedCards cards;
    private final Drafts drafts;

    TicketInHand(NumberedCards cards, Drafts drafts) {
        this.cards = cards;
        this.drafts = drafts;
    }

    @Override
    public int getOrder() {
        return 90;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(Permission.VISITS_ARRIVE)) {
            return Optional.empty();
        }
        var ticket = card.fact().ticket();
        var paper = new Anchor(SlipView.path(ticket), card.text("visits.slip.print"));
        paper.setTarget(AnchorTarget.BLANK);
        paper.addClassName("btn");
        var line = card.line(paper);
        var visit = card.fact().visit();
        var had = cards.of(visit);
        had.ifPresent(number -> line.add(
                new Span(card.text("visits.card.has", number)),
                card.button(
                        "visits.card.take",
                        false,
                        () -> card.did(cards.takeBack(card.key(), visit), card.text("visits.card.taken", number)))));
        line.add(card.button(
                had.isPresent() ? "visits.card.other" : "visits.card.give",
                false,
                () -> card.goOnWith(new Give(cards, drafts, card))));
        return Optional.of(card.part("visits.slip.section", line));
    }

    /** By the number that stands on the card. */
    private static final class Give extends FormDialog {

        private final NumberedCards cards;
        private final VisitCard card;
        private final VisitId visit;
        private final IntegerField number = form.field("card", new IntegerField());

        Give(NumberedCards cards, Drafts drafts, VisitCard card) {
            super("visits.card.title", card.fact().ticket().text());
            this.cards = cards;
            this.card = card;
            this.visit = card.fact().visit();
            number.setLabel(getTranslation("visits.card.number"));
            form.show(number);
            form.keeps(drafts, Drafts.About.of("card", visit, 0));
            act("visits.card.go", this::give);
        }

        private void give() {
            card.did(
                    cards.give(form.key(), visit, number.getValue()),
                    card.text("visits.card.given", number.getValue()));
        }
    }
}
