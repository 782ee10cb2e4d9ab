package org.jiezhen.quotes.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.VisitShortcut;

/** The way to plan and quote, from any page, for whoever reads or writes this one. */
@org.springframework.stereotype.Component
class QuoteShortcut implements VisitShortcut {

    private final Quotes quotes;

    QuoteShortcut(Quotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public int getOrder() {
        return 75;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(QuotePermission.READ);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        var fact = guest.fact();
        return !QuoteAction.leads(quotes, fact)
                ? Optional.empty()
                : Optional.of(guest.page(Icon.TAG, guest.text("quotes.action"), "quote")
                        .then(guest.text("palette.go")));
    }
}
