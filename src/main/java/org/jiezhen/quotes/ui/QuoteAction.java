package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shell.PageLink;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;

/** The way to the quote of a guest, at the foot of the card of the visit, for whom it concerns. */
@org.springframework.stereotype.Component
class QuoteAction implements VisitAction {

    private final Quotes quotes;

    QuoteAction(Quotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public int getOrder() {
        return 35;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(QuotePermission.READ);
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var fact = card.fact();
        return !leads(quotes, fact)
                ? Optional.empty()
                : Optional.of(new PageLink(
                        "quote/" + fact.ticket().day() + "/" + fact.ticket().text(), "quotes.action"));
    }

    /** Whether there is something on the page of the guest's quote, or to be written there, for whoever looks. */
    static boolean leads(Quotes quotes, VisitFact fact) {
        return fact.source() != Source.BUSINESS
                && quotes.open(fact.ticket())
                        .filter(opened ->
                                opened.writes() || !quotes.of(fact.visit()).isEmpty())
                        .isPresent();
    }
}
