package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jiezhen.callbacks.PlaybookLook.Entry;
import org.jspecify.annotations.Nullable;

/** What is said here, and questions with good answers: searched while one types, each opened to be read. */
@StyleSheet("styles/callbacks.css")
final class PlaybookPanel extends Div {

    private final Function<@Nullable String, List<Entry>> find;
    private final Map<String, Integer> used;
    private final @Nullable Consumer<Entry> uses;
    private final Div found = new Div();

    /** Only to be read. */
    PlaybookPanel(Function<@Nullable String, List<Entry>> find) {
        this(find, Map.of(), null);
    }

    /**
     * Where it is written down that something was said.
     *
     * @param used what was, and in which version
     */
    PlaybookPanel(
            Function<@Nullable String, List<Entry>> find, Map<String, Integer> used, @Nullable Consumer<Entry> uses) {
        this.find = find;
        this.used = used;
        this.uses = uses;
        addClassName("playbook");
        var search = new TextField();
        search.setAriaLabel(getTranslation("playbook.find"));
        search.setPlaceholder(getTranslation("playbook.find"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> show(event.getValue().isBlank() ? null : event.getValue()));
        add(search, found);
        show(null);
    }

    private void show(@Nullable String typed) {
        found.removeAll();
        var entries = find.apply(typed);
        if (entries.isEmpty()) {
            found.add(new Paragraph(getTranslation("playbook.none")));
        }
        entries.forEach(entry -> found.add(entry(entry)));
    }

    private Details entry(Entry entry) {
        var title = new Span(entry.title().in(getLocale()));
        if (entry.isForHer()) {
            title.addClassName("strong");
        }
        var details = new Details(title, new Paragraph(entry.text().in(getLocale())));
        // What her own state asks for is read without being opened.
        details.setOpened(entry.isForHer());
        details.getElement().setAttribute("data-entry", entry.code());
        var then = uses;
        if (then != null) {
            details.add(used.containsKey(entry.code()) ? said(used.get(entry.code())) : use(entry, details, then));
        }
        return details;
    }

    private Button use(Entry entry, Details details, Consumer<Entry> then) {
        var button = new Button(getTranslation("playbook.used"));
        button.addClickListener(_ -> {
            then.accept(entry);
            details.remove(button);
            details.add(said(entry.version()));
        });
        return button;
    }

    private Span said(int version) {
        var said = new Span(getTranslation("playbook.usedAlready", version));
        said.addClassName("sub");
        return said;
    }
}
