package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** How the quote of a guest stands, on the card of the visit. */
@org.springframework.stereotype.Component
class QuoteSection implements VisitSection {

    private final Quotes quotes;

    QuoteSection(Quotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public int getOrder() {
        return 50;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(QuotePermission.READ) || card.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        return quotes.of(card.fact().visit()).stream()
                .findFirst()
                .map(version -> card.part(
                        "quotes.section",
                        card.line(new Span(card.text(
                                "quotes.card",
                                version.number(),
                                card.text("quotes.state." + version.state()),
                                version.sums().deal().total())))));
    }
}
