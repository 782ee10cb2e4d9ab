package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.callbacks.CallLook;
import org.jiezhen.callbacks.CallOutcome;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackCalls.Comes;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.callbacks.CallbackId;
import org.jiezhen.callbacks.Consequence;
import org.jiezhen.callbacks.Consequence.Again;
import org.jiezhen.callbacks.Mood;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/** What becomes of the call: each outcome says what follows before it is pressed. */
@StyleSheet("styles/callbacks.css")
final class CallEnds extends Section {

    /** The upper row of a keyboard. */
    private static final String KEYS = "1234567890-=";

    /** As they are met: the keys are theirs in this order. */
    private static final List<CallOutcome> ORDER = List.of(
            CallOutcome.REACHED,
            CallOutcome.LATER,
            CallOutcome.NO_ANSWER,
            CallOutcome.BUSY,
            CallOutcome.SOMEBODY_ELSE,
            CallOutcome.WRONG_NUMBER,
            CallOutcome.WANTS_TO_COME,
            CallOutcome.COMPLAINT,
            CallOutcome.COMPLICATION,
            CallOutcome.REFUSED,
            CallOutcome.ANGRY,
            CallOutcome.DO_NOT_CALL);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final CallbackCalls calls;
    private final CallLook call;
    private final CallView page;
    private final UndoBar bar;
    private final Map<CallOutcome, Consequence> follows;
    private final Div shown = new Div();
    private final Map<CallOutcome, Button> choices = new EnumMap<>(CallOutcome.class);
    private final Form form = new Form();
    private final DateTimePicker promised =
            form.field("promised", new DateTimePicker(getTranslation("callbacks.field.promised")));
    private final DatePicker day = form.field("day", new DatePicker(getTranslation("callbacks.field.day")));
    private final TimePicker at = form.field("at", new TimePicker(getTranslation("callbacks.field.at")));
    private final TextField interest =
            form.field("interest", new TextField(getTranslation("callbacks.field.interest")));
    private final Select<Mood> mood = form.field("mood", new Select<>(), Mood::name);
    private final UUID nextKey = UUID.randomUUID();
    private final Button save;
    private final Button saveAndNext;
    private @Nullable CallOutcome chosen;

    CallEnds(CallbackCalls calls, CallLook call, CallView page, UndoBar bar, Clock clock) {
        this.calls = calls;
        this.call = call;
        this.page = page;
        this.bar = bar;
        addClassName("call-ends");
        var outcomes = new Div();
        outcomes.addClassName("call-outcomes");
        outcomes.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("callbacks.ends"));
        follows = calls.follows(call.customer());
        ORDER.stream().filter(follows::containsKey).forEach(outcome -> outcomes.add(choice(outcome)));
        var now = LocalDateTime.ofInstant(clock.instant(), BusinessTime.ZONE);
        promised.setLocale(getLocale());
        promised.setMin(now);
        promised.setDatePickerI18n(DateTexts.in(getLocale()));
        day.setLocale(getLocale());
        day.setI18n(DateTexts.in(getLocale()));
        day.setMin(now.toLocalDate());
        at.setLocale(getLocale());
        mood.setLabel(getTranslation("callbacks.field.mood"));
        mood.setItems(Mood.values());
        mood.setItemLabelGenerator(one -> one == null ? "" : getTranslation("callbacks.mood." + one));
        mood.setEmptySelectionAllowed(true);
        save = form.press("callbacks.save", () -> conclude(false));
        saveAndNext = form.press("callbacks.saveAndNext", () -> conclude(true));
        saveAndNext.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        saveAndNext.getElement().setAttribute("data-commits", "");
        var release = form.press("callbacks.release", this::release);
        var acts = new Div(saveAndNext, save, release);
        acts.addClassName("call-acts");
        var tips = new Div(tip("SILENT"), tip("TALKATIVE"), tip("ANGRY"));
        tips.addClassName("call-tips");
        form.show(shown, promised, day, at, interest, mood, acts);
        var keys = new Span(getTranslation("callbacks.keys"));
        keys.addClassNames("sub", "call-keys");
        add(new Div(new H2(getTranslation("callbacks.ends")), keys), outcomes, form, tips);
        choose(null);
        spoke(Boolean.TRUE.equals(call.spoke()));
    }

    /** Before it is known who speaks, and when somebody else does, there is nothing that she could have said. */
    void spoke(boolean self) {
        choices.forEach((outcome, button) -> button.setEnabled(self || !outcome.isSpoken()));
    }

    private Div tip(String whom) {
        var name = new Span(getTranslation("callbacks.mood." + whom));
        name.addClassName("strong");
        return new Div(name, new Span(getTranslation("callbacks.tip." + whom)));
    }

    private Button choice(CallOutcome outcome) {
        var name = new Span(getTranslation("callbacks.outcome." + outcome));
        name.addClassName("name");
        var then = new Span(then(outcome, Objects.requireNonNull(follows.get(outcome))));
        then.addClassName("then");
        var key = new Span(key(outcome));
        key.addClassName("key");
        var both = new Div(key, name, then);
        both.addClassName("call-outcome");
        var button = new Button(both, _ -> choose(outcome));
        button.addClassName("outcome");
        button.getElement().setAttribute("data-outcome", outcome.name());
        button.getElement().setAttribute("data-key", key(outcome));
        if (outcome == CallOutcome.COMPLAINT || outcome == CallOutcome.COMPLICATION) {
            button.addClassName("harm");
        }
        choices.put(outcome, button);
        return button;
    }

    /** Which key chooses it: always the same, whichever of them can be chosen. */
    private static String key(CallOutcome outcome) {
        return KEYS.substring(ORDER.indexOf(outcome), ORDER.indexOf(outcome) + 1);
    }

    /** All that the press brings about, line by line, before it is pressed. */
    private Div consequence(CallOutcome outcome) {
        var then = Objects.requireNonNull(follows.get(outcome));
        var all = new Div();
        all.addClassName("call-consequence");
        all.getElement().setAttribute("role", "status");
        if (!then.over().isEmpty()) {
            row(all, "callbacks.consequence.over", names(then.over()));
        }
        if (!then.again().isEmpty()) {
            var at = outcome == CallOutcome.LATER
                    ? getTranslation("callbacks.consequence.chosen")
                    : then.at() == null ? getTranslation("callbacks.consequence.stopped") : moment(then.at());
            row(
                    all,
                    "callbacks.consequence.again",
                    names(then.again().stream().map(Again::id).toList()) + " · " + at);
        }
        if (then.task() != null) {
            row(all, "callbacks.consequence.task", getTranslation("callbacks.consequence.task." + then.task()));
        }
        if (then.tries() > 0) {
            row(all, "callbacks.consequence.tries", Integer.toString(then.tries()));
        }
        if (then.stops()) {
            row(all, "callbacks.consequence.kept", Integer.toString(then.kept()));
        }
        row(
                all,
                "callbacks.consequence.next",
                outcome == CallOutcome.COMPLICATION
                        ? getTranslation("callbacks.consequence.tomorrow")
                        : then.next() == null
                                ? getTranslation("callbacks.consequence.nothing")
                                : then.next().what().in(getLocale()) + " · "
                                        + then.next().due());
        return all;
    }

    private void row(Div all, String label, String value) {
        var name = new Span(getTranslation(label));
        name.addClassName("sub");
        all.add(name, new Span(value));
    }

    private String names(List<CallbackId> which) {
        return Stream.concat(call.due().stream(), call.planned().stream())
                .filter(owed -> which.contains(owed.id()))
                .map(owed -> owed.what().in(getLocale()))
                .distinct()
                .collect(Collectors.joining(getTranslation("callbacks.and")));
    }

    /** What follows, in words. */
    private String then(CallOutcome outcome, Consequence follows) {
        return switch (outcome) {
            case NO_ANSWER, SOMEBODY_ELSE, BUSY ->
                follows.task() == null
                        ? getTranslation("callbacks.then." + outcome, moment(follows.at()), follows.tries())
                        : getTranslation("callbacks.then.decide", follows.tries());
            case REFUSED, ANGRY -> getTranslation("callbacks.then." + outcome, moment(follows.at()));
            case REACHED ->
                follows.next() == null
                        ? getTranslation("callbacks.then." + outcome)
                        : getTranslation(
                                "callbacks.then.next",
                                follows.next().what().in(getLocale()),
                                follows.next().due().toString());
            case DO_NOT_CALL ->
                follows.kept() == 0
                        ? getTranslation("callbacks.then.DO_NOT_CALL")
                        : getTranslation("callbacks.then.DO_NOT_CALL.kept", follows.kept());
            case LATER, WRONG_NUMBER, WANTS_TO_COME, COMPLAINT, COMPLICATION ->
                getTranslation("callbacks.then." + outcome);
        };
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    private void choose(@Nullable CallOutcome outcome) {
        chosen = outcome;
        choices.forEach((one, button) -> {
            button.setClassName("on", one == outcome);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(one == outcome));
        });
        shown.removeAll();
        if (outcome != null) {
            shown.add(consequence(outcome));
            saveAndNext.setText(
                    getTranslation("callbacks.saveAs", getTranslation("callbacks.outcome." + outcome)) + " ↵");
        }
        promised.setVisible(outcome == CallOutcome.LATER);
        day.setVisible(outcome == CallOutcome.WANTS_TO_COME);
        at.setVisible(outcome == CallOutcome.WANTS_TO_COME);
        interest.setVisible(outcome == CallOutcome.WANTS_TO_COME);
        mood.setVisible(outcome != null && outcome.isSpoken() && outcome != CallOutcome.ANGRY);
        save.setVisible(outcome != null);
        saveAndNext.setVisible(outcome != null);
    }

    private void conclude(boolean goOn) {
        var outcome = chosen;
        if (outcome == null) {
            throw new Refusal("refusal.callback.outcome");
        }
        var comes = outcome == CallOutcome.WANTS_TO_COME
                ? new Comes(day.getValue(), at.getValue(), interest.getValue())
                : null;
        var done = calls.conclude(
                form.key(),
                call.customer(),
                new Conclusion(outcome, mood.isVisible() ? mood.getValue() : null, promised.getValue(), comes));
        form.finish();
        if (goOn) {
            page.next(nextKey);
        } else {
            page.show();
        }
        bar.show(done, getTranslation("callbacks.concluded", getTranslation("callbacks.outcome." + outcome)));
    }

    private void release() {
        var done = calls.release(form.key(), call.customer());
        form.finish();
        page.show();
        bar.show(done, getTranslation("callbacks.done.RELEASE"));
    }
}
