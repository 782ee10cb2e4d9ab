package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.quotes.Side;
import org.jiezhen.quotes.Site;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** Where a line is done, marked on a picture, and of which group of alternatives it is one. */
@StyleSheet("styles/quotes.css")
final class LineDialog extends FormDialog {

    private final List<Site> sites;
    private final SitePicture picture;
    private final Span said = new Span();
    private @Nullable String site;
    private Side side;

    LineDialog(int number, Line line, List<Site> sites, Consumer<Line> changed) {
        super("quotes.line.of", number, line.item().name().in(UI.getCurrent().getLocale()));
        setWidth("min(760px, 100vw)");
        this.sites = sites;
        site = line.site();
        side = line.side();
        picture = new SitePicture(sites, getLocale(), (of, place) -> {
            side = of;
            site = place == null ? null : place.code();
            show();
        });
        said.addClassName("quote-said");
        said.getElement().setAttribute("aria-live", "polite");
        var choice = new Select<Integer>();
        choice.setLabel(getTranslation("quotes.line.choice"));
        choice.setItems(
                IntStream.rangeClosed(0, QuoteDraft.MOST_CHOICES).boxed().toList());
        choice.setItemLabelGenerator(group -> group == null || group == 0
                ? getTranslation("quotes.line.choice.none")
                : getTranslation("quotes.line.choice.of", group));
        choice.setValue(Objects.requireNonNullElse(line.choice(), 0));
        var hint = new Paragraph(getTranslation("quotes.picture.guest"));
        hint.addClassName("sub");
        var head = new Div(said, hint);
        head.addClassName("quote-marked");
        form.show(head, picture, choice);
        show();
        act(
                "quotes.line.done",
                () -> changed.accept(
                        line.where(side, site).alternative(choice.getValue() == 0 ? null : choice.getValue())));
    }

    private void show() {
        picture.show(site, side);
        said.setText(sites.stream()
                .filter(one -> one.code().equals(site))
                .findFirst()
                .map(one -> side == Side.NONE
                        ? one.name().in(getLocale())
                        : getTranslation(
                                "quotes.words.side",
                                getTranslation("quotes.side." + side),
                                one.name().in(getLocale())))
                .orElseGet(() -> getTranslation("quotes.line.site.none")));
    }
}
