package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
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
import java.util.function.Function;
import org.jiezhen.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A field in which something is found while it is typed. What was found stands below it, for a thumb, and for a keyboard:
 * arrows move, Enter takes, Escape puts it away. What was taken stands in the field's place until it is let go of.
 *
 * @param <T> what is found
 */
public final class FindField<T> extends Div {

    /** So many are shown; whoever sees that there are more types on. */
    public static final int SHOWN = 8;

    private static final int LONGEST = 120;
    private static final int PAUSE_MILLIS = 150;

    // While characters are being composed, the keys belong to the input method. While something is typed, Enter is this
    // field's and not the form's: whoever types faster than is found would send the form without it.
    private static final String KEYS = """
            !event.isComposing && event.keyCode !== 229
              && (event.key === 'Enter' ? element.value !== ''
                : element.hasAttribute('finds') && ['ArrowDown', 'ArrowUp', 'Escape'].includes(event.key))
              && (event.preventDefault(), event.stopPropagation(), true)""";

    // Whether what stands below was found for what is typed now.
    private static final String SEEN = "element.getAttribute('finds') === element.value";

    private final String id = "found-" + UUID.randomUUID();
    private final TextField field;
    private final Div found = new Div();
    private final Div taken = new Div();
    private final Span said = new Span();
    private final Function<String, List<T>> find;
    private final Function<T, Component> draw;
    private List<T> hits = List.of();
    private final List<Consumer<Optional<T>>> onChange = new ArrayList<>();
    private Consumer<String> onTyped = text -> {};
    private boolean keeps = true;
    private @Nullable T value;
    private int at;
    // What the hits were found for.
    private String looked = "";
    // What the value was found by.
    private String sought = "";
    private String name = "";

    /**
     * @param label of the field, translated
     * @param find up to one more than {@link #SHOWN}, for what was typed; never called with a blank
     * @param draw one of them, as a line
     */
    public FindField(String label, Function<String, List<T>> find, Function<T, Component> draw) {
        this.find = find;
        this.draw = draw;
        addClassName("find-field");
        field = new TextField(label);
        field.setAutocomplete(Autocomplete.OFF);
        field.setMaxLength(LONGEST);
        field.setClearButtonVisible(true);
        field.setPrefixComponent(Icon.FIND.create());
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
                .setAttribute("aria-controls", id);
        field.getElement()
                .addEventListener("keydown", this::onKey)
                .setFilter(KEYS)
                .addEventData("event.key")
                .addEventData("element.value")
                .addEventData(SEEN);
        found.setId(id);
        found.addClassName("found");
        found.getElement().setAttribute("role", "listbox");
        said.addClassName("say");
        said.getElement().setAttribute("aria-live", "polite");
        taken.addClassName("taken");
        add(field, found, said, taken);
        putAway();
        show(null);
    }

    /** For a search that leads elsewhere: what is taken does not stay in the field's place. */
    public FindField<T> leadsAway() {
        keeps = false;
        return this;
    }

    /** Leaves the label to those who hear the screen, where a heading says the same. */
    public void hideLabel() {
        field.setAriaLabel(field.getLabel());
        field.setLabel("");
    }

    /** What is said in the empty field. */
    public void setPlaceholder(String text) {
        field.setPlaceholder(text);
    }

    /** Says what happens when something is taken, and when it is let go of. */
    public void onChange(Consumer<Optional<T>> listener) {
        onChange.add(listener);
    }

    /** Says who is told what is typed. */
    public void onTyped(Consumer<String> listener) {
        onTyped = listener;
    }

    /** The field itself: for a form that says something at it. */
    public TextField field() {
        return field;
    }

    /** What was taken. */
    public Optional<T> getValue() {
        return Optional.ofNullable(value);
    }

    /** Whether nothing is typed that was not taken: whoever types and sends means somebody. Else the field says so. */
    public boolean settled() {
        var settled = value != null || !field.isVisible() || field.getValue().isBlank();
        field.setErrorMessage(settled ? "" : getTranslation("refusal.find.unsettled"));
        field.setInvalid(!settled);
        if (!settled) {
            field.focus();
        }
        return settled;
    }

    /**
     * What was taken; empty when nothing is typed either.
     *
     * @throws InvalidInput when something is typed that was not taken: whoever types and sends means somebody
     */
    public Optional<T> said() {
        if (value == null && !field.getValue().isBlank()) {
            throw new InvalidInput(name, "refusal.find.unsettled");
        }
        return getValue();
    }

    /** The name by which a form knows it. */
    void named(String name) {
        this.name = name;
    }

    /** What somebody would type to find it again: a draft keeps no more, so that whoever it was is taken by eye. */
    String sought() {
        return value == null ? field.getValue() : sought;
    }

    /** Whether something is typed by which nothing is found. */
    public boolean foundNothing() {
        return value == null && !looked.isBlank() && hits.isEmpty();
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

    /** Begins with this, as if it had been taken. */
    public void setValue(@Nullable T known) {
        field.clear();
        putAway();
        show(known);
    }

    /** Begins anew. */
    public void clear() {
        setValue(null);
    }

    /** Puts the cursor into the field. */
    public void focus() {
        field.focus();
    }

    private void typed(String text) {
        putAway();
        looked = text;
        field.setInvalid(false);
        onTyped.accept(text);
        if (text.isBlank()) {
            return;
        }
        var all = find.apply(text);
        hits = List.copyOf(all.subList(0, Math.min(SHOWN, all.size())));
        for (int i = 0; i < hits.size(); i++) {
            found.add(option(i));
        }
        said.setText(
                switch (Math.min(all.size(), SHOWN + 1)) {
                    case 0 -> getTranslation("shell.find.none", text.strip());
                    case 1 -> getTranslation("shell.find.one");
                    case SHOWN + 1 -> getTranslation("shell.find.more", SHOWN);
                    default -> getTranslation("shell.find.some", all.size());
                });
        if (!hits.isEmpty()) {
            field.getElement().setAttribute("finds", text);
        }
        field.getElement().setAttribute("aria-expanded", Boolean.toString(!hits.isEmpty()));
        mark(0);
    }

    private Div option(int index) {
        var option = new Div(draw.apply(hits.get(index)));
        option.setId(id + "-" + index);
        option.addClassName("option");
        option.getElement().setAttribute("role", "option");
        option.addClickListener(_ -> take(index));
        return option;
    }

    private void onKey(DomEvent event) {
        switch (event.getEventData().get("event.key").asString()) {
            case "ArrowDown" -> mark(at + 1);
            case "ArrowUp" -> mark(at - 1);
            case "Enter" ->
                enter(
                        event.getEventData().get("element.value").asString(),
                        event.getEventData().get(SEEN).asBoolean());
            default -> putAway();
        }
    }

    // Nobody is taken who was not seen: what was found for the text must have been on the screen when Enter was
    // pressed.
    private void enter(String text, boolean seen) {
        if (seen) {
            take(at);
        } else if (!text.equals(looked)) {
            setText(text);
        }
    }

    private void mark(int index) {
        if (hits.isEmpty()) {
            return;
        }
        at = Math.floorMod(index, hits.size());
        for (int i = 0; i < hits.size(); i++) {
            found.getComponentAt(i).getElement().setAttribute("aria-selected", Boolean.toString(i == at));
        }
        field.getElement().setAttribute("aria-activedescendant", id + "-" + at);
    }

    private void take(int index) {
        if (index >= hits.size()) {
            return;
        }
        var hit = hits.get(index);
        var by = looked;
        if (keeps) {
            setValue(hit);
            sought = by;
        } else {
            putAway();
        }
        onChange.forEach(listener -> listener.accept(Optional.of(hit)));
    }

    private void putAway() {
        hits = List.of();
        looked = "";
        at = 0;
        found.removeAll();
        said.setText("");
        field.getElement().removeAttribute("finds").removeAttribute("aria-activedescendant");
        field.getElement().setAttribute("aria-expanded", "false");
    }

    private void show(@Nullable T known) {
        value = known;
        sought = "";
        taken.removeAll();
        field.setVisible(known == null);
        taken.setVisible(known != null);
        if (known != null) {
            var letGo = new NativeButton("", _ -> {
                clear();
                field.focus();
                onChange.forEach(listener -> listener.accept(Optional.empty()));
            });
            letGo.add(Icon.CLOSE.create());
            letGo.setAriaLabel(getTranslation("shell.find.letGo"));
            taken.add(draw.apply(known), letGo);
        }
    }
}
