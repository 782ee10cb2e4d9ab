package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Locale;
import org.jiezhen.quotes.QuoteComparison;
import org.jiezhen.quotes.QuotePapers;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;

/** A version as it was written, and what is different from the one before. */
@StyleSheet("styles/quotes.css")
final class VersionDialog extends FormDialog {

    VersionDialog(QuotePapers papers, QuoteVersion version, @Nullable QuoteVersion before, Ticket ticket, Clock clock) {
        super("quotes.look", version.number());
        setWidth("min(680px, 100vw)");
        var said = new Paragraph(getTranslation("quotes.state." + version.state()) + " · " + version.byName() + " "
                + Sentences.moment(version.written(), clock.instant()));
        said.addClassName("sub");
        form.show(said, Versions.lines(version, getLocale()));
        if (version.note() != null) {
            form.show(new Paragraph(version.note()));
        }
        if (before != null) {
            form.show(Versions.compared(
                    before, QuoteComparison.of(version), version.sums().deal(), getLocale()));
        }
        var papersOf = new Div(
                new Span(getTranslation("quotes.print")),
                Versions.pdf(papers, version, ticket, Locale.SIMPLIFIED_CHINESE),
                Versions.pdf(papers, version, ticket, Locale.ENGLISH));
        papersOf.addClassName("quote-papers");
        form.show(papersOf);
        noAct("dialog.close");
    }
}
