package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jiezhen.quotes.GuestQuote;
import org.jiezhen.quotes.GuestQuote.Opened;
import org.jiezhen.quotes.QuoteLine;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.quotes.QuoteVersionId;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Languages;
import org.jspecify.annotations.Nullable;

/**
 * A screen of the house before a guest: the guest's own quote, in the guest's language, and nothing of the portal around it. The
 * guest may try what another choice would cost. Once the quote is handed back, taken back or replaced the page asks to be given
 * back.
 */
@Route(value = "quote/guest", autoLayout = false)
@PageTitle("quotes.guest.page")
@RolesAllowed(QuotePermission.AS_GUEST)
@StyleSheet("styles/quotes.css")
@JsModule("./shell/presence.ts")
class GuestQuoteView extends Main implements BeforeEnterObserver {

    /** How soon the page sees that it was taken back. */
    private static final int LOOKS_MILLIS = 2_000;

    private final GuestQuote quote;
    private @Nullable QuoteVersionId shown;
    private @Nullable Registration looks;

    GuestQuoteView(GuestQuote quote) {
        this.quote = quote;
        // Of a sign-in that is locked: frontend/shell/presence.ts.
        addClassNames("locked", "lent", "quote-guest");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        look();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(LOOKS_MILLIS);
        looks = event.getUI().addPollListener(_ -> {
            if (!quote.shown().equals(Optional.ofNullable(shown))) {
                look();
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (looks != null) {
            looks.remove();
            looks = null;
        }
    }

    private void look() {
        removeAll();
        var opened = quote.open();
        shown = opened.map(one -> one.version().id()).orElse(null);
        opened.ifPresentOrElse(this::show, () -> add(over()));
        add(staff());
    }

    private void show(Opened opened) {
        var in = opened.language();
        var version = opened.version();
        var top = new Div(new Span(opened.ticket().text()), new Span(said(in, "quotes.version", version.number())));
        top.addClassName("quote-guest-top");
        var lines = new Div();
        lines.addClassName("quote-guest-lines");
        var chosen = new TreeSet<>(opened.chosen());
        var total = new Div();
        total.addClassName("quote-guest-total");
        total.getElement().setAttribute("aria-live", "polite");
        for (var line : version.lines()) {
            if (line.choice() == null) {
                lines.add(line(line, in));
            }
        }
        version.lines().stream()
                .map(QuoteLine::choice)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(
                        choice -> lines.add(group(version, choice, chosen, in, () -> sum(total, version, chosen, in))));
        sum(total, version, chosen, in);
        var key = UUID.randomUUID();
        var back = new Button(said(in, "quotes.guest.back"), _ -> {
            try {
                quote.handBack(key, version.id());
            } catch (Refusal refusal) {
                // It was taken back meanwhile: the page says so.
            }
            look();
        });
        back.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var page = new Div(
                new H1(said(in, "quotes.title")),
                new Paragraph(said(in, "quotes.guest.lead", version.number())),
                lines,
                total);
        if (version.note() != null) {
            page.add(new Paragraph(version.note()));
        }
        if (version.lines().stream().anyMatch(line -> line.item().isMedical())) {
            page.add(new Paragraph(said(in, "quotes.guest.medical")));
        }
        page.add(new Paragraph(said(in, "quotes.guest.valid", version.until().toString())), back);
        page.addClassName("quote-guest-page");
        page.getElement().setAttribute("lang", in.toLanguageTag());
        add(top, page);
    }

    private Div line(QuoteLine line, Locale in) {
        var name = new Span(
                (line.item().isMedical() ? "⊕ " : "") + line.item().name().in(in));
        var more = new Span(Saids.more(line, in));
        more.addClassName("quote-sub");
        var what = new Div(name, more);
        var price = new Div();
        price.addClassName("quote-money");
        if (!line.executed().equals(line.list())) {
            var list = new Span(line.list().text());
            list.addClassName("quote-struck");
            price.add(list);
        }
        price.add(new Span(
                line.isGift() ? said(in, "quotes.gift") : line.executed().text()));
        var row = new Div(what, price);
        row.addClassName("quote-guest-line");
        return row;
    }

    private Div group(QuoteVersion version, int choice, Set<Integer> chosen, Locale in, Runnable changed) {
        var alternatives = version.lines().stream()
                .filter(line -> Objects.equals(line.choice(), choice))
                .toList();
        var pick = new RadioButtonGroup<QuoteLine>(said(in, "quotes.guest.choose", choice));
        pick.setItems(alternatives);
        pick.setRenderer(new ComponentRenderer<>(line -> line(line, in)));
        alternatives.stream()
                .filter(line -> chosen.contains(line.line()))
                .findFirst()
                .ifPresent(pick::setValue);
        pick.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                alternatives.forEach(line -> chosen.remove(line.line()));
                chosen.add(event.getValue().line());
                changed.run();
                try {
                    quote.tries(UUID.randomUUID(), version.id(), chosen);
                } catch (Refusal refusal) {
                    // It was taken back, or accepted, meanwhile: the page says so.
                    look();
                }
            }
        });
        var group = new Div(pick);
        group.addClassName("quote-guest-group");
        return group;
    }

    private static void sum(Div total, QuoteVersion version, Set<Integer> chosen, Locale in) {
        var sums = version.sums(chosen);
        total.removeAll();
        if (!sums.deal().equals(sums.executed())) {
            total.add(new Span(Saids.said(in, "quotes.whole")));
            var less = new Span("−" + sums.executed().minus(sums.deal()).text());
            less.addClassName("quote-money");
            total.add(less);
        }
        total.add(new Span(Saids.said(in, "quotes.guest.total")));
        var value = new Span(sums.deal().total());
        value.addClassName("quote-total");
        total.add(value);
        if (!sums.deal().equals(sums.list())) {
            var less = new Span(Saids.said(
                    in, "quotes.guest.save", sums.list().minus(sums.deal()).text()));
            less.addClassName("quote-sub");
            total.add(less);
        }
    }

    private String said(Locale in, String key, Object... args) {
        return Saids.said(in, key, args);
    }

    /** In both languages: by now nobody knows in which it was read. */
    private Div over() {
        var over = new Div(Icon.CHECK.create());
        over.addClassName("quote-guest-over");
        for (var language : new Locale[] {Languages.CHINESE, Languages.ENGLISH}) {
            var part = new Div(
                    new H1(said(language, "quotes.guest.over.title")),
                    new Paragraph(said(language, "quotes.guest.over.text")));
            part.getElement().setAttribute("lang", language.toLanguageTag());
            over.add(part);
        }
        return over;
    }

    private Anchor staff() {
        var staff = new Anchor("locked", getTranslation("quotes.guest.staff"));
        staff.getElement().setAttribute("router-link", true);
        staff.addClassName("quote-guest-staff");
        return staff;
    }
}
