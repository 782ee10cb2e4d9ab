package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.CallbackPlanning.Course;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.callbacks.MoveReason;
import org.jiezhen.callbacks.Owed;
import org.jiezhen.callbacks.QuietHours;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;

/** What is due to a person: rung now, on another day or by somebody else, or not at all, with a reason. */
@StyleSheet("styles/callbacks.css")
final class OwedDialog extends FormDialog {

    private final CallbackDialogs services;
    private final CustomerId person;
    private final UndoBar bar;
    private final DatePicker due = form.field("due", new DatePicker(getTranslation("callbacks.owed.due")));
    private final ComboBox<Colleague> by =
            form.field("by", new ComboBox<>(getTranslation("callbacks.owed.by")), one -> one.id()
                    .toString());
    private final Select<MoveReason> why = form.field("why", new Select<>(), MoveReason::name);

    OwedDialog(CallbackDialogs services, CustomerId person, List<Owed> owed, UndoBar bar) {
        super("callbacks.owed.title");
        this.services = services;
        this.person = person;
        this.bar = bar;
        addClassName("dialog-parts");
        setWidth("min(560px, 100vw)");
        var list = new Div();
        list.addClassName("owed");
        owed.forEach(one -> {
            var line = new Div(
                    new Span(one.what().in(getLocale())), new Span(one.due().toString()));
            line.addClassName("owed-line");
            list.add(line);
        });
        form.show(list);
        var call = form.press("callbacks.owed.call", this::call);
        call.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        form.section("callbacks.owed.now", line(call));
        due.setI18n(DateTexts.in(getLocale()));
        due.setLocale(getLocale());
        by.setItems(services.directory.colleagues(CallbackPermission.CALL));
        by.setItemLabelGenerator(one -> one.name() + " · " + one.post().in(getLocale()));
        by.setPlaceholder(getTranslation("callbacks.owed.agents"));
        by.setClearButtonVisible(true);
        why.setLabel(getTranslation("callbacks.owed.why"));
        why.setItems(MoveReason.values());
        why.setItemLabelGenerator(one -> one == null ? "" : getTranslation("callbacks.why." + one));
        var both = new Div(due, by);
        both.addClassName("two-columns");
        form.section(
                "callbacks.owed.otherwise",
                both,
                why,
                line(form.press("callbacks.owed.move", this::move), form.press("callbacks.owed.skip", this::skip)));
        services.planning.courses(person).forEach(course -> form.section("callbacks.owed.plan", course(course)));
        noAct("dialog.close");
    }

    /** What the calls are counted from: it moves when that moves. */
    private Div course(Course course) {
        var from = form.field(
                "from" + course.origin(),
                new DatePicker(
                        course.name().in(getLocale()) + " · " + getTranslation("callbacks.owed.open", course.open())));
        from.setI18n(DateTexts.in(getLocale()));
        from.setLocale(getLocale());
        from.setValue(course.from());
        var move = form.press("callbacks.owed.movePlan", () -> {
            bar.say(
                    services.planning.moved(
                            form.key(), person, course.origin(), from.getValue(), MoveReason.TREATMENT_MOVED),
                    getTranslation("callbacks.done.PLAN_MOVED"));
            form.finish();
        });
        var line = line(from, move);
        line.addClassName("course");
        return line;
    }

    private static Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }

    private void call() {
        try {
            services.calls.take(form.key(), person, false);
            ring();
        } catch (QuietHours quiet) {
            getParent().ifPresent(page -> {
                if (page instanceof Div view) {
                    close();
                    Dialogs.open(view, new QuietDialog(services.calls, person, quiet, () -> view.getUI()
                            .ifPresent(ui -> ui.navigate(CallView.class))));
                }
            });
        }
    }

    private void ring() {
        var ui = getUI();
        form.finish();
        ui.ifPresent(one -> one.navigate(CallView.class));
    }

    private void move() {
        var to = by.getValue();
        bar.show(
                services.owing.move(
                        form.key(),
                        person,
                        due.getValue(),
                        to == null ? Caller.AGENTS : new Caller.One(to.id()),
                        reason()),
                getTranslation("callbacks.done.MOVE"));
        form.finish();
    }

    private void skip() {
        bar.show(services.owing.skip(form.key(), person, reason()), getTranslation("callbacks.done.SKIP"));
        form.finish();
    }

    private MoveReason reason() {
        return Optional.ofNullable(why.getValue()).orElseThrow(() -> new InvalidInput("why", "refusal.callback.why"));
    }
}
