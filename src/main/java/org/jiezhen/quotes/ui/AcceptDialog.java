package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jiezhen.quotes.QuoteLine;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;

/** The guest accepts: of each group of alternatives one; and in which language the contract is filled. */
@StyleSheet("styles/quotes.css")
final class AcceptDialog extends FormDialog {

    AcceptDialog(Quotes quotes, QuoteVersion version, Ticket ticket, Runnable done) {
        super("quotes.accept.title", ticket.text(), version.number());
        setWidth("min(640px, 100vw)");
        var tried = quotes.tried(version);
        var chosen = new TreeSet<>(tried.isEmpty() ? version.first() : tried);
        if (!tried.isEmpty()) {
            form.show(new Paragraph(getTranslation("quotes.accept.tried")));
        }
        var total = new Div();
        total.addClassName("quote-accept-total");
        total.getElement().setAttribute("aria-live", "polite");
        var missing = new Div();
        Runnable sums = () -> {
            total.removeAll();
            total.add(new Span(getTranslation("quotes.guest.total")));
            var sum = new Span(version.sums(chosen).deal().total());
            sum.addClassName("quote-total");
            total.add(sum);
            missing.removeAll();
            var lacks = quotes.missing(version.visit(), chosen);
            if (!lacks.isEmpty()) {
                var list = new UnorderedList();
                lacks.forEach(why -> list.add(new ListItem(Sentences.of(why, getLocale()))));
                var part = new Div(new Span(getTranslation("quotes.missing")), list);
                part.addClassName("quote-missing");
                missing.add(part);
            }
        };
        version.lines().stream()
                .map(QuoteLine::choice)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(group -> {
                    var alternatives = version.lines().stream()
                            .filter(line -> Objects.equals(line.choice(), group))
                            .toList();
                    var pick = new RadioButtonGroup<QuoteLine>(getTranslation("quotes.accept.choice", group));
                    pick.setItems(alternatives);
                    pick.setItemLabelGenerator(
                            line -> line.item().name().in(getLocale()) + "　" + Saids.more(line, getLocale()) + "　"
                                    + line.executed().text());
                    pick.setValue(alternatives.stream()
                            .filter(line -> chosen.contains(line.line()))
                            .findFirst()
                            .orElseThrow());
                    pick.addValueChangeListener(event -> {
                        alternatives.forEach(line -> chosen.remove(line.line()));
                        chosen.add(event.getValue().line());
                        sums.run();
                    });
                    form.show(form.secret("choice" + group, pick));
                });
        var language = new RadioButtonGroup<Locale>(getTranslation("quotes.accept.language"));
        language.setItems(Languages.CHINESE, Languages.ENGLISH);
        language.setItemLabelGenerator(one -> getTranslation("quotes.language." + one.getLanguage()));
        language.setValue(Languages.CHINESE);
        var then = new Paragraph(getTranslation("quotes.accept.then"));
        then.addClassName("sub");
        form.show(form.secret("language", language), total, missing, then);
        sums.run();
        act("quotes.accept", () -> {
            quotes.accept(form.key(), version.visit(), version.number(), chosen, language.getValue());
            Notice.done(getTranslation("quotes.done.accept", version.number()));
            done.run();
        });
    }
}
