package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.jiezhen.quotes.QuoteComparison;
import org.jiezhen.quotes.QuoteComparison.Change;
import org.jiezhen.quotes.QuoteComparison.Compared;
import org.jiezhen.quotes.QuoteComparison.Much;
import org.jiezhen.quotes.QuoteComparison.What;
import org.jiezhen.quotes.QuotePapers;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;

/** How versions are shown that are written, wherever they are read. */
final class Versions {

    private Versions() {}

    /** The lines of a version with what each costs, and what they come to. */
    static Div lines(QuoteVersion version, Locale in) {
        var all = new Div();
        all.addClassName("quote-read");
        for (var line : version.lines()) {
            var name = new Span(
                    (line.item().isMedical() ? "⊕ " : "") + line.item().name().in(in));
            var more = new Span(
                    (line.choice() == null ? "" : Saids.said(in, "quotes.line.choice.of", line.choice()) + " · ")
                            + Saids.more(line, in));
            more.addClassName("sub");
            var price = new Div();
            price.addClassName("quote-money");
            if (!line.executed().equals(line.list())) {
                price.add(struck(line.list().text()));
            }
            price.add(new Span(
                    line.isGift()
                            ? Saids.said(in, "quotes.gift")
                            : line.executed().text()));
            var row = new Div(new Div(name, more), price);
            row.addClassName("quote-row");
            if (!version.chosen().isEmpty() && !version.chosen().contains(line.line())) {
                row.addClassName("is-out");
            }
            all.add(row);
        }
        var sums = version.sums();
        if (!sums.executed().equals(sums.deal())) {
            all.add(row(
                    Saids.said(in, "quotes.whole"),
                    "−" + sums.executed().minus(sums.deal()).text()));
        }
        var total = row(Saids.said(in, "quotes.compare.total"), sums.deal().total());
        total.addClassName("is-total");
        all.add(total);
        return all;
    }

    private static Div row(String words, String sum) {
        var money = new Div(new Span(sum));
        money.addClassName("quote-money");
        var row = new Div(new Span(words), money);
        row.addClassName("quote-row");
        return row;
    }

    /** So much as a percentage: 12.3. */
    static String percent(int perMille) {
        return perMille % 10 == 0 ? String.valueOf(perMille / 10) : perMille / 10 + "." + perMille % 10;
    }

    static Span struck(String text) {
        var struck = new Span(text);
        struck.addClassName("quote-struck");
        return struck;
    }

    /** What is different from a version, line by line, and in all. */
    static Div compared(QuoteVersion before, List<Compared> after, Fen deal, Locale in) {
        var part = new Div(new H2(Saids.said(in, "quotes.compare", before.number())));
        part.addClassName("quote-compared");
        var changes = QuoteComparison.between(QuoteComparison.of(before), after);
        var was = before.sums().deal();
        if (changes.isEmpty() && was.equals(deal)) {
            part.add(new Paragraph(Saids.said(in, "quotes.compare.none", before.number())));
            return part;
        }
        changes.forEach(change -> part.add(change(change, in)));
        part.add(change(
                "=", Saids.said(in, "quotes.compare.total"), "", was.equals(deal) ? null : was.text(), deal.text()));
        return part;
    }

    private static Div change(Change change, Locale in) {
        var sign =
                switch (change.what()) {
                    case ADDED -> "＋";
                    case REMOVED -> "−";
                    case CHANGED -> "≠";
                };
        var word =
                switch (change.what()) {
                    case ADDED -> "quotes.plus";
                    case REMOVED -> "quotes.minus";
                    case CHANGED -> "quotes.differs";
                };
        var more = Saids.said(in, word)
                + (change.elsewhere() ? " · " + Saids.said(in, "quotes.line.site") : "")
                + (isOtherNumber(change) ? " · " + number(change.before()) + " → " + number(change.after()) : "");
        var before = change.before();
        var after = change.after();
        return change(
                sign,
                change.name().in(in),
                more,
                before == null || (after != null && before.executed().equals(after.executed()))
                        ? null
                        : before.executed().text(),
                after == null ? "" : after.executed().text());
    }

    private static boolean isOtherNumber(Change change) {
        return change.what() == What.CHANGED && number(change.before()) != number(change.after());
    }

    private static int number(@Nullable Much much) {
        return much == null ? 0 : much.quantity();
    }

    private static Div change(String sign, String name, String more, @Nullable String before, String after) {
        var mark = new Span(sign);
        mark.addClassName("quote-sign");
        mark.getElement().setAttribute("aria-hidden", "true");
        var sub = new Span(more);
        sub.addClassName("sub");
        var money = new Div();
        money.addClassName("quote-money");
        if (before != null) {
            money.add(struck(before));
        }
        money.add(new Span(after));
        var row = new Div(mark, new Span(name), sub, money);
        row.addClassName("quote-change");
        return row;
    }

    /** Opens a version as a PDF, made when it is pressed: the address and the file name no guest. */
    static Anchor pdf(QuotePapers papers, QuoteVersion version, Ticket ticket, Locale in) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var paper = papers.open(version.visit(), version.number(), in);
                    return new DownloadResponse(
                            new ByteArrayInputStream(paper.bytes()),
                            paper.name(),
                            "application/pdf",
                            paper.bytes().length);
                }),
                "");
        link.setText(Saids.said(in, "quotes.language." + in.getLanguage()));
        link.getElement().setAttribute("aria-label", Saids.said(in, "quotes.print") + " " + ticket.text());
        link.setTarget(AnchorTarget.BLANK);
        link.addClassNames("btn", "s");
        return link;
    }
}
