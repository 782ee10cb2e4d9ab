package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.acts.Done;
import org.jiezhen.duty.Standings;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jiezhen.tasks.TaskCard;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.TaskReason;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.tasks.TasksBoard.Mine;
import org.jiezhen.tasks.TasksBoard.Status;
import org.jiezhen.tasks.TasksBoard.TaskFact;

/** One task: what is so, and what can be done next. */
@StyleSheet("styles/tasks.css")
final class TaskDialog extends FormDialog implements TaskCard {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final TaskDialogs services;
    private final Tasks tasks;
    private final TaskRequests requests;
    private final Standings standings;
    private final TaskPassing passing;
    private final TaskFact task;
    private final UndoBar bar;
    private final Consumer<Dialog> opens;

    TaskDialog(TaskDialogs services, TaskFact task, Mine mine, UndoBar bar, Consumer<Dialog> opens) {
        super("tasks.dialog.title", "", "");
        this.services = services;
        this.tasks = services.tasks;
        this.requests = services.requests;
        this.standings = services.standings;
        this.passing = services.passing;
        this.task = task;
        this.bar = bar;
        this.opens = opens;
        var name = services.codes.all().stream()
                .filter(code -> code.code().equals(task.code()))
                .findFirst()
                .map(code -> code.name().in(getLocale()))
                .orElse(task.code());
        setHeaderTitle(getTranslation("tasks.dialog.title", name, task.label()));
        addClassName("dialog-parts");
        setWidth("min(560px, 100vw)");
        form.show(facts(), path());
        services.parts.orderedStream().forEach(part -> part.addTo(this));
        there().ifPresent(page -> form.show(line(page)));
        switch (mine) {
            case HAND -> inHand();
            case ASKED -> asked();
            case OPEN -> form.section("tasks.dialog.do", line(press("ACCEPT", () -> tasks.accept(form.key(), id()))));
            case WANTED, OTHERS -> {}
        }
        var asker = task.requester();
        var isAsker = asker != null && asker.id().equals(services.staff.id());
        if (task.asked() && (isAsker || oversees())) {
            wanted(isAsker);
        }
        if (oversees()) {
            assigning();
        }
        noAct("dialog.close");
    }

    private boolean oversees() {
        return services.staff.may(TaskPermission.OVERSEE);
    }

    private TaskId id() {
        return task.task();
    }

    // ---- what is so

    private Div facts() {
        var facts = new Div();
        facts.addClassName("task-facts");
        if (services.staff.may(Permission.VISITS_SEE)) {
            fact(
                    facts,
                    "tasks.dialog.guest",
                    Optional.ofNullable(task.shownName()).map(this::said));
        }
        fact(facts, "tasks.where", Optional.ofNullable(task.where()).map(this::said));
        fact(facts, "tasks.dialog.to", Optional.ofNullable(task.to()).map(this::said));
        fact(facts, "tasks.dialog.note", Optional.ofNullable(task.note()));
        fact(facts, "tasks.asked", Optional.ofNullable(task.requester()).map(TasksBoard.Who::name));
        fact(facts, "tasks.dialog.person", Optional.ofNullable(task.personName()));
        fact(facts, "tasks.dialog.hurried", Optional.ofNullable(task.hurriedBy()));
        fact(facts, "tasks.dialog.passed", Optional.ofNullable(task.passed()).map(passed -> passed.to()
                .name()));
        return facts;
    }

    private void fact(Div facts, String label, Optional<String> value) {
        value.ifPresent(text -> {
            var fact = new Paragraph(new Span(getTranslation(label)), new Span(text));
            fact.addClassName("fact");
            facts.add(fact);
        });
    }

    private String said(Object words) {
        return words instanceof Localized both ? both.in(getLocale()) : words.toString();
    }

    /** The three times, each apart: asked for, accepted, begun. */
    private Div path() {
        var path = new Div();
        path.addClassName("task-path");
        path.add(step("tasks.path.REQUESTED", time(task.requested()), true));
        var owner = task.owner();
        path.add(
                owner == null
                        ? step("tasks.path.ACCEPTED", "", false)
                        : step("tasks.path.ACCEPTED", time(task.ownerSince()) + " " + owner.name(), true));
        var begun = task.begun();
        path.add(step("tasks.path.IN_PROGRESS", begun == null ? "" : time(begun), begun != null));
        path.add(step("tasks.path.due", time(task.due()), false));
        return path;
    }

    private Span step(String word, String at, boolean reached) {
        var step = new Span(getTranslation(word) + (at.isEmpty() ? "" : " " + at));
        step.addClassName(reached ? "reached" : "ahead");
        return step;
    }

    private String time(Instant at) {
        return TIME.format(at);
    }

    // ---- what can be done

    private void inHand() {
        var elsewhere = services.ends.of(task.code()).isPresent();
        if (task.status() == Status.ACCEPTED && !services.ends.isBegunElsewhere(task.code())) {
            form.section("tasks.dialog.do", line(press("BEGIN", () -> tasks.begin(form.key(), id()))));
        } else if (task.status() != Status.ACCEPTED && !elsewhere) {
            form.section("tasks.dialog.do", line(press("DONE", () -> tasks.done(form.key(), id()))));
        }
        if (task.passed() == null) {
            var to = colleagues("taker");
            form.section(
                    "tasks.dialog.pass",
                    line(to, press("OFFER", () -> passing.offer(form.key(), id(), chosen(to, "taker")))));
        } else {
            form.section("tasks.dialog.pass", line(press("WITHDRAW", () -> passing.withdraw(form.key(), id()))));
        }
        var why = reasons("why");
        var cannot = line(why, press("GIVE_BACK", () -> tasks.giveBack(form.key(), id(), reason(why))));
        if (!elsewhere) {
            cannot.add(press("FAIL", () -> tasks.fail(form.key(), id(), reason(why))));
        }
        form.section("tasks.dialog.cannot", cannot);
    }

    private void asked() {
        form.section(
                "tasks.dialog.do",
                line(
                        press("ACCEPT", () -> passing.takeWhatIsAsked(form.key(), id())),
                        press("REFUSE", () -> passing.refuseWhatIsAsked(form.key(), id()))));
    }

    private void wanted(boolean isAsker) {
        var why = reasons("notNeeded");
        var line = line(why, press("CANCEL", () -> requests.cancel(form.key(), id(), reason(why))));
        if (isAsker) {
            line.addComponentAsFirst(press("HURRY", () -> requests.hurry(form.key(), id())));
        }
        form.section("tasks.dialog.wanted", line);
    }

    private void assigning() {
        var to = colleagues("assigned");
        form.section(
                "tasks.dialog.assign",
                line(to, press("ASSIGN", () -> passing.assign(form.key(), id(), chosen(to, "assigned")))));
    }

    private ComboBox<Colleague> colleagues(String name) {
        var to = form.field(
                name, new ComboBox<Colleague>(), colleague -> colleague.id().toString());
        var now = standings.now();
        to.setItems(now.presentFirst(requests.askable(task.code())));
        to.setItemLabelGenerator(colleague ->
                now.named(colleague.name() + " · " + colleague.post().in(getLocale()), colleague.id(), getLocale()));
        to.setAriaLabel(getTranslation("tasks.dialog.whom"));
        to.setPlaceholder(getTranslation("tasks.dialog.whom"));
        return to;
    }

    private static org.jiezhen.staff.StaffId chosen(ComboBox<Colleague> to, String field) {
        return Optional.ofNullable(to.getValue())
                .orElseThrow(() -> new InvalidInput(field, "refusal.task.whom"))
                .id();
    }

    private Select<TaskReason> reasons(String name) {
        var why = form.field(name, new Select<TaskReason>(), TaskReason::name);
        why.setItems(TaskReason.values());
        why.setItemLabelGenerator(one -> one == null ? "" : getTranslation("tasks.why." + one));
        why.setAriaLabel(getTranslation("tasks.dialog.why"));
        why.setPlaceholder(getTranslation("tasks.dialog.why"));
        why.getElement().setAttribute("data-why", name);
        return why;
    }

    private static TaskReason reason(Select<TaskReason> why) {
        return Optional.ofNullable(why.getValue())
                .orElseThrow(() -> new InvalidInput(why.getElement().getAttribute("data-why"), "refusal.task.why"));
    }

    /** The page on which it is done, for whoever may do it. */
    private Optional<Anchor> there() {
        return services.ends
                .of(task.code())
                .filter(page -> !page.isEmpty() && may(task.permission()))
                .map(page -> new Anchor(page, getTranslation("tasks.dialog.there", getTranslation("nav." + page))));
    }

    // ---- for the parts

    @Override
    public TaskFact task() {
        return task;
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public boolean may(String permission) {
        return services.staff.may(permission);
    }

    @Override
    public String text(String key, Object... args) {
        return getTranslation(key, args);
    }

    @Override
    public String text(Localized words) {
        return words.in(getLocale());
    }

    @Override
    public Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }

    @Override
    public void did(Done<?> done, String text) {
        bar.show(done, text);
        form.finish();
    }

    @Override
    public UndoBar undoBar() {
        return bar;
    }

    @Override
    public void goOnWith(Dialog next) {
        close();
        opens.accept(next);
    }

    private com.vaadin.flow.component.button.Button press(String what, java.util.function.Supplier<Done<TaskId>> act) {
        return form.press("tasks.action." + what, () -> {
            did(act.get(), getTranslation("tasks.done." + what));
        });
    }
}
