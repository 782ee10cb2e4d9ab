package org.jiezhen.quotes.ui;

import org.jiezhen.quotes.GuestQuote;
import org.jiezhen.quotes.QuoteScreen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A screen of the house, while it is turned round to a guest with a quote, shows {@link GuestQuoteView}. */
@Component
class GuestQuoteScreen extends QuoteScreen {

    private final ObjectProvider<GuestQuote> quote;

    GuestQuoteScreen(ObjectProvider<GuestQuote> quote) {
        super(GuestQuoteView.class);
        this.quote = quote;
    }

    /** On the quote of the guest who had it. */
    @Override
    public String goesOnAt() {
        return quote.getObject()
                .last()
                .map(ticket -> "quote/" + ticket.day() + "/" + ticket.text())
                .orElse("");
    }
}
