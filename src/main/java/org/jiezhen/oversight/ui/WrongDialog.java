package org.jiezhen.oversight.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiezhen.acts.Done;
import org.jiezhen.duty.WhoIsThere;
import org.jiezhen.oversight.AlarmId;
import org.jiezhen.oversight.Oversight;
import org.jiezhen.oversight.OversightBoard.About;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Something that is wrong: a new home is found for it, or somebody says that he or she knows of it. */
final class WrongDialog extends FormDialog {

    /** What the dialog does it with. */
    @Component
    record Hands(
            Oversight oversight,
            TaskPassing passing,
            TaskRequests requests,
            TasksBoard tasks,
            Custody custody,
            WhoIsThere there,
            CurrentStaff staff) {}

    /** Somebody it can be given to; null is the desk. */
    private record Home(String label, @Nullable Colleague colleague) {}

    private final Hands hands;
    private final Wrong wrong;
    private final UndoBar bar;

    WrongDialog(Hands hands, Wrong wrong, UndoBar bar) {
        super("oversight.dialog.title", wrong.label(), "");
        this.hands = hands;
        this.wrong = wrong;
        this.bar = bar;
        addClassName("dialog-parts");
        var what = wrong.what();
        setHeaderTitle(getTranslation(
                "oversight.dialog.title", wrong.label(), getTranslation("oversight.harm." + wrong.harm())));
        var where = wrong.where();
        form.show(new Paragraph(String.join(
                " · ",
                List.of(what == null ? "" : what.in(getLocale()), where == null ? "" : where.in(getLocale())).stream()
                        .filter(text -> !text.isEmpty())
                        .toList())));
        Optional.ofNullable(wrong.left())
                .ifPresent(name -> form.show(new Paragraph(getTranslation("oversight.dialog.left", name))));
        if (mayGive()) {
            giving();
        }
        if (!wrong.isKnown()) {
            var minutes = hands.oversight.acknowledgedMinutes();
            form.section(
                    "oversight.dialog.know",
                    new Paragraph(getTranslation("oversight.dialog.knowText", minutes)),
                    new Div(form.press(
                            "oversight.action.KNOW",
                            () -> did(
                                    hands.oversight.acknowledge(form.key(), new AlarmId(wrong.about())),
                                    "oversight.done.KNOW"))));
        }
        noAct("dialog.close");
    }

    private boolean mayGive() {
        return switch (wrong.kind()) {
            case TASK -> hands.staff.may(TaskPermission.OVERSEE);
            case GUEST -> hands.staff.may(Permission.VISITS_OVERSEE);
            case ROOM -> false;
        };
    }

    /** Those who are there come first, and say so. */
    private void giving() {
        var homes = homes();
        var to = form.field("taker", new ComboBox<Home>(), Home::label);
        to.setItems(homes);
        to.setItemLabelGenerator(Home::label);
        to.setAriaLabel(getTranslation("oversight.dialog.whom"));
        to.setPlaceholder(getTranslation("oversight.dialog.whom"));
        var line = new Div(to, form.press("oversight.action.GIVE", () -> give(to)));
        line.addClassName("line");
        form.section("oversight.dialog.give", line);
        if (homes.stream().noneMatch(home -> home.colleague != null && isThere(home.colleague))) {
            form.show(new Paragraph(getTranslation("oversight.dialog.nobody")));
        }
    }

    private List<Home> homes() {
        var may = wrong.kind() == About.TASK
                ? hands.tasks
                        .find(new TaskId(wrong.about()))
                        .map(task -> hands.requests.askable(task.code()))
                        .orElse(List.of())
                : hands.requests.receivers();
        var homes = new ArrayList<Home>();
        if (wrong.kind() == About.GUEST) {
            homes.add(new Home(getTranslation("board.holder.desk"), null));
        }
        may.stream().filter(this::isThere).forEach(one -> homes.add(home(one, "oversight.dialog.there")));
        may.stream().filter(one -> !isThere(one)).forEach(one -> homes.add(home(one, "oversight.dialog.notThere")));
        return homes;
    }

    private Home home(Colleague one, String how) {
        return new Home(getTranslation(how, one.name(), one.post().in(getLocale())), one);
    }

    private boolean isThere(Colleague one) {
        return hands.there.now().contains(one.id());
    }

    private void give(ComboBox<Home> to) {
        var home = Optional.ofNullable(to.getValue())
                .orElseThrow(() -> new InvalidInput("taker", "refusal.oversight.whom"));
        var colleague = home.colleague == null ? null : home.colleague.id();
        if (wrong.kind() == About.TASK && colleague != null) {
            did(hands.passing.assign(form.key(), new TaskId(wrong.about()), colleague), "oversight.done.GIVE");
        } else {
            did(hands.custody.assign(form.key(), new VisitId(wrong.about()), colleague), "oversight.done.GIVE");
        }
    }

    private void did(Done<?> done, String words) {
        bar.show(done, getTranslation(words));
        form.finish();
    }
}
