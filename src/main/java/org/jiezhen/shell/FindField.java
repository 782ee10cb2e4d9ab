package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field in which something is found while it is typed. What was found stands below it, for a thumb, and for a keyboard:
 * arrows, then Enter, which takes the first when none was chosen. What was taken stands in the field's place until it is
 * let go of.
 *
 * @param <T> what is found
 */
public final class FindField<T> extends Div {

    /** So many are shown; whoever sees that there are more types on. */
    public static final int SHOWN = 6;

    private static final int PAUSE_MILLIS = 150;

    private final TextField field;
    private final Div found = new Div();
    private final Div taken = new Div();
    private final Function<String, List<T>> find;
    private final Function<T, Component> draw;
    private final List<NativeButton> options = new ArrayList<>();
    private List<T> hits = List.of();
    private Consumer<Optional<T>> listener = taken -> {};
    private @Nullable T value;
    private int at;

    /**
     * @param find up to one more than {@link #SHOWN}, for what was typed; never called with a blank
     * @param draw one of them, as a line
     */
    public FindField(String label, Function<String, List<T>> find, Function<T, Component> draw) {
        this.find = find;
        this.draw = draw;
        addClassName("find-field");
        field = new TextField(label);
        field.setAutocomplete(Autocomplete.OFF);
        field.setClearButtonVisible(true);
        field.setPrefixComponent(Icon.FIND.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLIS);
        field.addValueChangeListener(event -> look(event.getValue()));
        field.addKeyDownListener(Key.ARROW_DOWN, _ -> mark(at + 1));
        field.addKeyDownListener(Key.ARROW_UP, _ -> mark(at - 1));
        // With something found, Enter takes it; the form's own Enter waits for the next press.
        field.getElement()
                .addEventListener("keydown", _ -> takeMarked())
                .setFilter("event.key === 'Enter' && element.hasAttribute('finds') && !event.isComposing")
                .stopPropagation();
        found.addClassName("found");
        found.getElement().setAttribute("role", "listbox");
        found.getElement().setAttribute("aria-live", "polite");
        taken.addClassName("taken");
        add(field, found, taken);
        show(null);
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
        this.listener = listener;
    }

    /** What was taken. */
    public Optional<T> getValue() {
        return Optional.ofNullable(value);
    }

    /** Begins anew. */
    public void clear() {
        field.clear();
        look("");
        show(null);
    }

    public void focus() {
        field.focus();
    }

    private void look(String typed) {
        found.removeAll();
        options.clear();
        at = 0;
        hits = typed.isBlank() ? List.of() : find.apply(typed);
        for (var hit : hits.subList(0, Math.min(SHOWN, hits.size()))) {
            var option = new NativeButton("", _ -> take(hit));
            option.add(draw.apply(hit));
            option.getElement().setAttribute("role", "option");
            options.add(option);
            found.add(option);
        }
        if (hits.size() > SHOWN) {
            found.add(new Paragraph(getTranslation("shell.find.more")));
        } else if (hits.isEmpty() && !typed.isBlank()) {
            found.add(new Paragraph(getTranslation("shell.find.none")));
        }
        field.getElement().setAttribute("finds", !hits.isEmpty());
        mark(0);
    }

    private void mark(int index) {
        at = options.isEmpty() ? 0 : Math.floorMod(index, options.size());
        for (int i = 0; i < options.size(); i++) {
            options.get(i).getElement().setAttribute("aria-selected", Boolean.toString(i == at));
        }
    }

    private void takeMarked() {
        if (at < hits.size()) {
            take(hits.get(at));
        }
    }

    private void take(T hit) {
        field.clear();
        look("");
        show(hit);
        listener.accept(Optional.of(hit));
    }

    private void show(@Nullable T hit) {
        value = hit;
        taken.removeAll();
        field.setVisible(hit == null);
        taken.setVisible(hit != null);
        if (hit != null) {
            var let = new NativeButton("", _ -> {
                show(null);
                field.focus();
                listener.accept(Optional.empty());
            });
            let.add(Icon.CLOSE.create());
            let.setAriaLabel(getTranslation("shell.find.letGo"));
            taken.add(draw.apply(hit), let);
        }
    }
}
