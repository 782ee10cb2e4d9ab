package org.jiezhen.prices.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.prices.TermAdministration;
import org.jiezhen.prices.TermAdministration.Kept;
import org.jiezhen.prices.TermKind;
import org.jiezhen.shell.FormDialog;

/** The units, or the procedures, that items are said with: one more, offered no longer, offered again. */
@StyleSheet("styles/prices.css")
final class TermsDialog extends FormDialog {

    private final TermAdministration terms;
    private final TermKind kind;
    private final Div kept = new Div();

    TermsDialog(TermAdministration terms, TermKind kind) {
        super("prices.terms." + kind);
        this.terms = terms;
        this.kind = kind;
        kept.addClassName("price-terms");
        kept.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("prices.terms." + kind));
        show();
        var code = form.field("code", new TextField(getTranslation("prices.term.code")));
        var zh = form.field("zh", new TextField(getTranslation("prices.term.zh")));
        var en = form.field("en", new TextField(getTranslation("prices.term.en")));
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        var more = new Div(new H2(getTranslation("prices.term.more")), code, names);
        more.addClassName("price-form");
        form.show(kept, more);
        act(
                "prices.term.go",
                () -> terms.add(
                        form.key(),
                        kind,
                        Objects.requireNonNullElse(code.getValue(), "").strip().toUpperCase(Locale.ROOT),
                        zh.getValue(),
                        en.getValue()));
    }

    private void show() {
        kept.removeAll();
        var list = new UnorderedList();
        list.addClassName("price-lines");
        terms.all(kind).forEach(one -> list.add(line(one)));
        kept.add(list);
    }

    private ListItem line(Kept one) {
        var code = new Span(one.term().code());
        code.addClassName("sub");
        var line = new ListItem(code, new Span(one.term().name().in(getLocale())), press(one));
        if (!one.inUse()) {
            line.addClassName("withdrawn");
        }
        return line;
    }

    private Button press(Kept one) {
        var key = UUID.randomUUID();
        var name = one.inUse() ? "prices.term.retire" : "prices.term.bringBack";
        var button = form.press(name, () -> {
            if (one.inUse()) {
                terms.retire(key, kind, one.term().code());
            } else {
                terms.bringBack(key, kind, one.term().code());
            }
            show();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(name) + " " + one.term().name().in(getLocale()));
        // What offered items are said with stays.
        button.setEnabled(!one.inUse() || one.items() == 0);
        if (one.inUse() && one.items() > 0) {
            button.setText(getTranslation("prices.term.items", one.items()));
        }
        return button;
    }
}
