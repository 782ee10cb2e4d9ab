package org.jiezhen.customers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.DomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.shell.Icon;
import org.jspecify.annotations.Nullable;

/**
 * A field in which a customer is found while one types, with the hits below it; for forms of any module, on a desk and
 * on a phone. Arrows move among the hits, Enter chooses, Escape puts them away. Whoever uses it is told the chosen hit,
 * or what was typed when nobody is chosen. Needs the permission to see customers.
 */
public final class CustomerPicker extends Div {

    private static final int SHOWN = 8;
    private static final int PAUSE_MILLIS = 120;

    // While characters are being composed, the keys belong to the input method.
    private static final String KEYS = """
            !event.isComposing && (event.key === 'ArrowDown' || event.key === 'ArrowUp'
              || (event.key === 'Enter' && element.hasAttribute('data-enter'))
              || (event.key === 'Escape' && element.hasAttribute('data-open')))
              && (event.preventDefault(), event.stopPropagation(), true)""";

    private final Customers customers;
    private final String id = "hits-" + UUID.randomUUID();
    private final TextField field;
    private final Div list = new Div();
    private final Div chosenRow = new Div();
    private final Span said = new Span();
    private final List<Hit> hits = new ArrayList<>();

    private @Nullable Hit chosen;
    private boolean keeps = true;
    private boolean firstByEnter;
    private int active = -1;
    private Consumer<Hit> onChosen = hit -> {};
    private Consumer<String> onTyped = text -> {};

    /** @param label of the field, translated; may be empty when the field is named otherwise */
    public CustomerPicker(Customers customers, String label) {
        this.customers = customers;
        addClassName("customer-picker");
        field = new TextField(label);
        field.setPlaceholder(getTranslation("customers.find.placeholder"));
        field.setPrefixComponent(Icon.FIND.create());
        field.setClearButtonVisible(true);
        field.setAutocomplete(Autocomplete.OFF);
        field.setMaxLength(Typed.LONGEST);
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLIS);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                typed(event.getValue());
            }
        });
        field.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-controls", id)
                .setAttribute("aria-expanded", "false");
        field.getElement()
                .addEventListener("keydown", this::onKey)
                .setFilter(KEYS)
                .addEventData("event.key");
        list.setId(id);
        list.addClassName("hits");
        list.getElement().setAttribute("role", "listbox").setAttribute("aria-label", getTranslation("customers.found"));
        chosenRow.addClassName("chosen");
        said.addClassName("say");
        said.getElement().setAttribute("aria-live", "polite");
        add(field, chosenRow, list, said);
    }

    /** Says who is told the customer that was chosen. */
    public CustomerPicker onChosen(Consumer<Hit> listener) {
        onChosen = listener;
        return this;
    }

    /** Says who is told what is typed while nobody is chosen; also that a choice was taken back. */
    public CustomerPicker onTyped(Consumer<String> listener) {
        onTyped = listener;
        return this;
    }

    /** For a search that leads elsewhere: nothing stays chosen, and Enter takes the first hit. */
    public CustomerPicker leadsAway() {
        keeps = false;
        firstByEnter = true;
        return this;
    }

    /** The field itself: for a form that says something at it, or asks for other words in it. */
    public TextField field() {
        return field;
    }

    /** Who is chosen. */
    public Optional<Hit> chosen() {
        return Optional.ofNullable(chosen);
    }

    /** What is typed. */
    public String text() {
        return field.getValue();
    }

    /** Begins with this text, looked up at once. */
    public void setText(String text) {
        field.setValue(text);
        typed(text);
    }

    /** Begins anew: nothing typed, nobody chosen. */
    public void clear() {
        field.clear();
        chosen = null;
        chosenRow.removeAll();
        putAway();
    }

    /** Puts the cursor into the field. */
    public void focus() {
        field.focus();
    }

    private void typed(String text) {
        chosen = null;
        chosenRow.removeAll();
        putAway();
        onTyped.accept(text);
        if (text.isBlank()) {
            return;
        }
        var found = customers.find(text, SHOWN + 1);
        hits.addAll(found.subList(0, Math.min(SHOWN, found.size())));
        for (int i = 0; i < hits.size(); i++) {
            list.add(option(i));
        }
        say(found.size(), text);
        open(true);
    }

    private void say(int found, String text) {
        if (found == 0) {
            said.setText(getTranslation("customers.find.none", text.strip()));
        } else if (found > SHOWN) {
            said.setText(getTranslation("customers.find.more", SHOWN));
        } else {
            said.setText(getTranslation(found == 1 ? "customers.find.one" : "customers.find.some", found));
        }
    }

    private HitRow option(int index) {
        var row = new HitRow(hits.get(index));
        row.setId(id + "-" + index);
        row.getElement().setAttribute("role", "option").setAttribute("aria-selected", "false");
        row.getElement().addEventListener("click", event -> choose(index));
        return row;
    }

    private void onKey(DomEvent event) {
        switch (event.getEventData().get("event.key").asString()) {
            case "ArrowDown" -> activate(active + 1);
            case "ArrowUp" -> activate(active - 1);
            case "Enter" -> choose(Math.max(active, 0));
            case "Escape" -> putAway();
            default -> throw new IllegalArgumentException("no such key");
        }
    }

    private void activate(int index) {
        if (hits.isEmpty()) {
            return;
        }
        mark(active, false);
        active = Math.floorMod(index, hits.size());
        mark(active, true);
        field.getElement().setAttribute("aria-activedescendant", id + "-" + active);
        field.getElement().setAttribute("data-enter", true);
    }

    private void mark(int index, boolean on) {
        if (index >= 0) {
            var row = list.getComponentAt(index).getElement();
            row.setAttribute("aria-selected", Boolean.toString(on));
            if (on) {
                row.executeJs("this.scrollIntoView({ block: 'nearest' })");
            }
        }
    }

    private void choose(int index) {
        if (index >= hits.size()) {
            return;
        }
        var hit = hits.get(index);
        putAway();
        if (keeps) {
            chosen = hit;
            field.setValue(Optional.ofNullable(hit.name()).orElse(""));
            var letGo = new NativeButton(getTranslation("customers.letGo"), event -> {
                clear();
                onTyped.accept("");
                focus();
            });
            letGo.addClassName("btn");
            chosenRow.add(new HitRow(hit), letGo);
        }
        onChosen.accept(hit);
    }

    private void putAway() {
        hits.clear();
        active = -1;
        list.removeAll();
        said.setText("");
        open(false);
        field.getElement().removeAttribute("aria-activedescendant");
    }

    private void open(boolean open) {
        field.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        field.getElement().setAttribute("data-open", open);
        field.getElement().setAttribute("data-enter", open && firstByEnter && !hits.isEmpty());
    }
}
