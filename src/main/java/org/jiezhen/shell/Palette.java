package org.jiezhen.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jiezhen.acts.Undo;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Anything, from any page: a guest, a ticket, a booking, a room, a page, and what can be done with it, by name, sound and
 * figures. The keys are answered in the browser; what is found is what each module lets be found.
 */
@Tag("go-palette")
@JsModule("./shell/palette.ts")
@StyleSheet("styles/palette.css")
public final class Palette extends HtmlContainer implements Finding.Here, AfterNavigationObserver {

    /** So many of each kind. */
    static final int MOST = 6;

    // Longer than any name, number or page.
    private static final int LONGEST = 128;

    private static final List<String> WORDS = List.of(
            "keys.title",
            "keys.everywhere",
            "keys.palette",
            "keys.help",
            "keys.find",
            "keys.rows",
            "keys.open",
            "keys.tab",
            "keys.accept",
            "keys.digits");

    private final ObjectProvider<Findings> findings;
    private final Div found = new Div();
    private final Div said = new Div();
    private final Div dialogs = new Div();
    private final UndoBar undo;
    private int looks;
    private int options;

    Palette(ObjectProvider<Findings> findings, Undo undo) {
        this.findings = findings;
        this.undo = new UndoBar(undo);
        found.setId("palette-found");
        found.addClassName("found");
        found.getElement()
                .setAttribute("role", "listbox")
                .setAttribute("tabindex", "-1")
                .setAttribute("aria-label", getTranslation("palette.open"));
        said.addClassName("say");
        said.getElement().setAttribute("aria-live", "polite");
        dialogs.addClassName("palette-dialogs");
        var dialog = new Element("dialog")
                .setAttribute("class", "palette")
                .setAttribute("aria-label", getTranslation("palette.open"))
                .appendChild(typed(), found.getElement(), said.getElement(), foot());
        getElement().appendChild(dialog, new Element("dialog").setAttribute("class", "keys"));
        var opener = opener();
        opener.addClassName("at-face");
        add(opener, dialogs);
        var config = JacksonUtils.createObjectNode();
        WORDS.forEach(key -> config.put(key, getTranslation("palette." + key)));
        config.put("close", getTranslation("dialog.close"));
        getElement().callJsFunction("begin", config);
    }

    /** What opens it by a tap, and names its key. */
    static NativeButton opener() {
        var opener = new NativeButton("");
        opener.add(Icon.GO.create());
        opener.add(new Span(opener.getTranslation("palette.button")));
        opener.getElement().appendChild(new Element("kbd").setText("Ctrl K"));
        opener.addClassName("palette-open");
        opener.getElement().setAttribute("data-palette", true).setAttribute("aria-keyshortcuts", "Control+K");
        return opener;
    }

    private Element typed() {
        var input = new Element("input")
                .setAttribute("type", "text")
                .setAttribute("role", "combobox")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-expanded", "false")
                .setAttribute("aria-controls", "palette-found")
                .setAttribute("aria-label", getTranslation("palette.open"))
                .setAttribute("placeholder", getTranslation("palette.placeholder"))
                .setAttribute("maxlength", String.valueOf(LONGEST))
                .setAttribute("autocomplete", "off")
                .setAttribute("autocapitalize", "off")
                .setAttribute("spellcheck", "false")
                .setAttribute("enterkeyhint", "go");
        var close = new Element("button")
                .setAttribute("type", "button")
                .setAttribute("class", "close")
                .setAttribute("aria-label", getTranslation("dialog.close"))
                .appendChild(Icon.CLOSE.create().getElement());
        return new Element("div")
                .setAttribute("class", "typed")
                .appendChild(Icon.FIND.create().getElement(), input, close);
    }

    private Element foot() {
        var foot = new Element("footer");
        foot.appendChild(
                key("palette.choose", "↑", "↓"),
                key("palette.do", "↵"),
                key("palette.narrow", "→"),
                key("palette.back", "Esc"),
                new Element("span").setAttribute("class", "note").setText(getTranslation("palette.note")));
        return foot;
    }

    private Element key(String words, String... keys) {
        var hint = new Element("span").setAttribute("class", "key");
        for (var key : keys) {
            hint.appendChild(new Element("kbd").setText(key));
        }
        return hint.appendChild(Element.createText(" " + getTranslation(words)));
    }

    /** Shows what is found by this; with nothing typed, what lies at hand. */
    @ClientCallable
    public void find(String text) {
        var typed = (text.length() <= LONGEST ? text : text.substring(0, LONGEST)).strip();
        found.removeAll();
        options = 0;
        findings.orderedStream().forEach(one -> show(one.heading(), one.find(typed, MOST), typed));
        said.setText(options == 0 ? getTranslation("shell.find.none", typed) : "");
        looks++;
        getElement().setAttribute("finds", looks + ":" + text);
    }

    private void show(String heading, List<Finding> all, String typed) {
        if (all.isEmpty()) {
            return;
        }
        var first = options == 0;
        group(getTranslation(heading), "", all, typed);
        var best = all.getFirst();
        // What can be done stands below the one that is meant: of several nobody has said which.
        if (first && !typed.isEmpty() && (all.size() == 1 || typed.equalsIgnoreCase(best.narrows()))) {
            var acts = best.acts().get();
            if (!acts.isEmpty()) {
                var name = Objects.requireNonNullElse(best.narrows(), best.title());
                group(getTranslation("palette.acts", name), getTranslation("palette.then"), acts, "");
            }
        }
    }

    private void group(String heading, String at, List<Finding> all, String typed) {
        var name = new Div(new Span(heading), new Span(at));
        name.addClassName("heading");
        name.getElement().setAttribute("aria-hidden", true);
        var group = new Div(name);
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", heading);
        all.forEach(one -> group.add(option(one, typed)));
        found.add(group);
    }

    private Component option(Finding one, String typed) {
        var address = one.address();
        var option = address == null ? new Div() : new Anchor(address, "");
        if (address != null) {
            option.getElement().setAttribute("router-link", true);
        }
        option.setId("palette-" + options++);
        option.addClassName("option");
        option.getElement().setAttribute("role", "option").setAttribute("tabindex", "-1");
        var narrows = one.narrows();
        if (narrows != null) {
            option.getElement().setAttribute("data-narrows", narrows);
        }
        var words = new Div(title(one.title(), typed));
        words.addClassName("words");
        if (!one.about().isEmpty()) {
            var about = new Span(one.about());
            about.addClassName("sub");
            words.add(about);
        }
        var then = new Span(one.then());
        then.addClassName("then");
        option.add(one.icon().create(), words, then);
        var press = one.press();
        if (one.isRefused()) {
            option.getElement().setAttribute("aria-disabled", "true");
        } else if (press != null && option instanceof Div pressed) {
            pressed.addClickListener(_ -> press.accept(this));
        }
        return option;
    }

    /** What was typed is marked where it stands so. */
    private static Span title(String title, String typed) {
        var name = new Span();
        name.addClassName("nm");
        var at = typed.isEmpty() ? -1 : title.toLowerCase(Locale.ROOT).indexOf(typed.toLowerCase(Locale.ROOT));
        if (at < 0 || at + typed.length() > title.length()) {
            name.setText(title);
        } else {
            name.getElement()
                    .appendChild(
                            Element.createText(title.substring(0, at)),
                            new Element("mark").setText(title.substring(at, at + typed.length())),
                            Element.createText(title.substring(at + typed.length())));
        }
        return name;
    }

    @Override
    public Div page() {
        return dialogs;
    }

    @Override
    public UndoBar undoBar() {
        if (undo.getParent().isEmpty()) {
            add(undo);
        }
        return undo;
    }

    /** What was opened from here leaves with the page on which it was opened. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        dialogs.getChildren()
                .filter(Dialog.class::isInstance)
                .map(Dialog.class::cast)
                .toList()
                .forEach(Dialog::close);
    }
}
