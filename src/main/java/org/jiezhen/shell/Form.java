package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.provider.HasListDataView;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Fields and what is done with them, in a dialog or on a page. What cannot be right is said at its field, any other
 * refusal above them all; what was typed stays to be mended, and is kept as a draft where the form asks for it.
 */
public final class Form extends Div {

    private static final int WHILE_TYPING_MILLIS = 1000;

    /** A field whose value is kept in a draft. */
    record Kept(Component component, Written written) {}

    // A refused press leaves no key behind: the next one is the same press again.
    private final UUID key = UUID.randomUUID();
    private final Refused refused = new Refused();
    private final Div content = new Div();
    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Set<Component> saidAt = new HashSet<>();
    private final Map<Class<?>, Consumer<Refusal>> answers = new HashMap<>();
    private final List<Button> buttons = new ArrayList<>();
    private @Nullable FormDraft draft;
    private Runnable done = () -> {};
    private Runnable refusedToo = () -> {};
    private Runnable discarded = () -> {};

    /** An empty form. */
    public Form() {
        addClassName("form");
        content.addClassName("form-content");
        super.add(refused, content);
    }

    /** The key of the press: the same until the form is closed. */
    public UUID key() {
        return key;
    }

    /** Adds what is shown, below what the form itself has to say. */
    public void show(Component... shown) {
        content.add(shown);
    }

    /** A part of the form, under a heading. */
    public Div section(String title, Component... shown) {
        var section = new Div(new H2(getTranslation(title)));
        section.addClassName("part");
        section.add(shown);
        content.add(section);
        return section;
    }

    /** A field, under the name by which a refusal and a draft know it. */
    public <F extends Component> F field(String name, F field) {
        know(name, field);
        if (!(field instanceof PasswordField)) {
            kept.put(name, new Kept(face(field), Written.of(field)));
        }
        return field;
    }

    /**
     * A choice, under the name by which a refusal and a draft know it.
     *
     * @param code by which a draft knows what was chosen
     */
    public <T, F extends Component & HasValue<?, T> & HasListDataView<T, ?>> F field(
            String name, F field, Function<T, String> code) {
        know(name, field);
        kept.put(
                name,
                new Kept(field, Written.one(field, () -> field.getListDataView().getItems(), code)));
        return field;
    }

    /** A field that no draft ever keeps: a password, a secret, an identity document. */
    public <F extends Component> F secret(String name, F field) {
        know(name, field);
        return field;
    }

    /** Keeps what is typed, and offers again what was typed before. Said last, when the fields show what there is. */
    public void keeps(Drafts drafts, Drafts.About about) {
        kept.forEach((name, field) -> {
            if (field.component() instanceof HasValueChangeMode typed) {
                Unsent.mark(field.component(), name);
                if (typed.getValueChangeMode() == ValueChangeMode.ON_CHANGE) {
                    typed.setValueChangeMode(ValueChangeMode.TIMEOUT);
                    typed.setValueChangeTimeout(WHILE_TYPING_MILLIS);
                }
            }
        });
        draft = new FormDraft(this, drafts, about, kept);
        buttons.forEach(this::provable);
        super.addComponentAtIndex(1, draft.offer());
        super.add(draft.note());
    }

    /** A refusal that is a question: it is asked instead of said. */
    public <R extends Refusal> void asks(Class<R> question, Consumer<R> ask) {
        answers.put(question, refusal -> ask.accept(question.cast(refusal)));
    }

    /** What is looked at again when something is refused: somebody may have changed it meanwhile. */
    public void onRefused(Runnable look) {
        refusedToo = look;
    }

    /** What follows once something is done. */
    public void onDone(Runnable then) {
        done = then;
    }

    /** The button for what the form is for. */
    public Button primary(String label, Runnable act) {
        var button = button(label, act);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    /** A button for something else that can be done. */
    public Button button(String label, Runnable act) {
        return named(getTranslation(label), act);
    }

    /** The same, called as what it is about is called. */
    public Button named(String name, Runnable act) {
        return pressed(name, () -> {
            act.run();
            finish();
        });
    }

    /**
     * A button whose act says itself when the form is finished, because it may have to ask first. While it is done, it
     * cannot be pressed again.
     */
    public Button press(String label, Runnable act) {
        return pressed(getTranslation(label), act);
    }

    /** The same, with a name that is data and no word of the files. */
    public Button pressNamed(String name, Runnable act) {
        return pressed(name, act);
    }

    private Button pressed(String name, Runnable act) {
        var button = new Button(name);
        // What it says names nobody: a page that lost the answer may say it again.
        button.getElement().setAttribute("data-said", true);
        buttons.add(button);
        if (draft != null) {
            provable(button);
        }
        button.setDisableOnClick(true);
        button.addClickListener(event -> {
            var held = true;
            try {
                held = !tries(act);
            } finally {
                button.setEnabled(true);
            }
            if (held && event.isFromClient() && refused.isVisible()) {
                // A button that was switched off for a moment has lost the cursor.
                button.focus();
            }
        });
        return button;
    }

    /** What is kept is saved by the form's key, and by that it is known whether it was. */
    private void provable(Button button) {
        button.getElement().setAttribute("data-press", key.toString());
    }

    /** Does it, or says why not. */
    public boolean tries(Runnable act) {
        refused.clear();
        saidAt.forEach(field -> ((HasValidation) field).setInvalid(false));
        saidAt.clear();
        if (!readable()) {
            return false;
        }
        try {
            act.run();
        } catch (InvalidInput e) {
            say(e);
            return false;
        } catch (Refusal e) {
            var answer = answers.get(e.getClass());
            if (answer == null) {
                refuse(e);
            } else {
                answer.accept(e);
            }
            return false;
        }
        return true;
    }

    /** What the form is for is done: what was typed is saved, and the form goes. */
    public void finish() {
        if (draft != null) {
            draft.saved();
        }
        done.run();
    }

    /** Says above the fields why something cannot be done. */
    public void refuse(Refusal refusal) {
        refused.show(refusal);
        refusedToo.run();
    }

    /** What follows when somebody does not want what was typed. */
    void onDiscarded(Runnable then) {
        discarded = then;
    }

    /** Keeps what was typed last, before the form goes. */
    void leave() {
        if (draft != null) {
            draft.leave();
        }
    }

    /** Whether anything is typed or chosen in it. */
    boolean hasFields() {
        return !fields.isEmpty();
    }

    /** Puts the cursor into the first field that can be typed in. */
    public void focus() {
        // On a phone a date takes the whole screen as soon as the cursor is in it: nobody has asked for that yet.
        fields.values().stream()
                .filter(Form::open)
                .findFirst()
                .filter(field -> !(field instanceof DateTimePicker))
                .ifPresent(Form::focus);
    }

    private void know(String name, Component field) {
        // Dates are written as everywhere else, whoever asks for one.
        if (field instanceof DatePicker day && day.getI18n() == null) {
            day.setI18n(DateTexts.in(getLocale()));
        }
        var face = face(field);
        fields.put(name, face);
        if (field instanceof FindField<?> find) {
            find.named(name);
            find.onChange(_ -> typed(name));
        }
        if (face instanceof HasValue<?, ?> value) {
            value.addValueChangeListener(event -> {
                if (saidAt.remove(face)) {
                    ((HasValidation) face).setInvalid(false);
                }
                if (event.isFromClient()) {
                    typed(name);
                }
            });
        }
    }

    /** Somebody does not want what was typed. */
    void discarded() {
        discarded.run();
    }

    private void typed(String name) {
        if (draft != null && kept.containsKey(name)) {
            draft.typed(name);
        }
    }

    /** What a field cannot read is not taken for nothing: it says so itself. */
    private boolean readable() {
        for (var field : fields.values()) {
            if (open(field)
                    && field instanceof HasValidation validated
                    && validated.isInvalid()
                    && field instanceof HasValue<?, ?> value
                    && value.isEmpty()) {
                focus(field);
                return false;
            }
        }
        return true;
    }

    private void say(InvalidInput invalid) {
        var field = fields.get(invalid.field());
        if (field == null || !open(field)) {
            refused.show(invalid);
            return;
        }
        var validated = (HasValidation) field;
        validated.setErrorMessage(Sentences.of(invalid, getLocale()));
        validated.setInvalid(true);
        saidAt.add(field);
        focus(field);
    }

    /** Where a field is typed in, and where it says what is wrong. */
    private static Component face(Component field) {
        return field instanceof FindField<?> find ? find.field() : field;
    }

    private static boolean open(Component field) {
        if (field instanceof HasEnabled enabled && !enabled.isEnabled()) {
            return false;
        }
        for (Component at = field; at != null; at = at.getParent().orElse(null)) {
            if (!at.isVisible()) {
                return false;
            }
            if (at instanceof Form) {
                return true;
            }
        }
        return false;
    }

    private static void focus(Component field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        } else {
            field.getElement().callJsFunction("focus");
        }
    }
}
