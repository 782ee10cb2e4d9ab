package org.jiezhen.oversight.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiezhen.acts.Done;
import org.jiezhen.duty.Standings;
import org.jiezhen.house.PlaceId;
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
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskCodes;
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
            Standings standings,
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
            case ROOM -> hands.staff.may(TaskPermission.OVERSEE) && hands.staff.may(TaskPermission.ASK);
            // Whoever serves is told by the rules; the tea room is everybody's on duty there.
            case CUP -> false;
        };
    }

    /** Those who are there come first, and say so. */
    private void giving() {
        var now = hands.standings.now();
        var homes = homes(now);
        var to = form.field("taker", new ComboBox<Home>(), Home::label);
        to.setItems(homes);
        to.setItemLabelGenerator(Home::label);
        to.setAriaLabel(getTranslation("oversight.dialog.whom"));
        to.setPlaceholder(getTranslation("oversight.dialog.whom"));
        var line = new Div(to, form.press("oversight.action.GIVE", () -> give(to)));
        line.addClassName("line");
        form.section("oversight.dialog.give", line);
        if (homes.stream()
                .noneMatch(home ->
                        home.colleague != null && now.of(home.colleague.id()).present())) {
            form.show(new Paragraph(getTranslation("oversight.dialog.nobody")));
        }
    }

    private List<Home> homes(Standings.Now now) {
        var may =
                switch (wrong.kind()) {
                    case TASK -> askable(new TaskId(wrong.about()));
                    case GUEST -> hands.requests.receivers();
                    case ROOM ->
                        cleaning().map(this::askable).orElseGet(() -> hands.requests.askable(TaskCodes.COLLEAGUE));
                    case CUP -> List.<Colleague>of();
                };
        var homes = new ArrayList<Home>();
        if (wrong.kind() == About.GUEST) {
            homes.add(new Home(getTranslation("board.holder.desk"), null));
        }
        now.presentFirst(may).forEach(one -> homes.add(new Home(now.named(one, getLocale()), one)));
        return homes;
    }

    private List<Colleague> askable(TaskId task) {
        return hands.tasks
                .find(task)
                .map(found -> hands.requests.askable(found.code()))
                .orElse(List.of());
    }

    /** That the room is to be cleaned, where that is what is wrong with it. */
    private Optional<TaskId> cleaning() {
        return wrong.id().startsWith("not_cleaned")
                ? hands.tasks.cleaning(new PlaceId(wrong.about()))
                : Optional.empty();
    }

    private void give(ComboBox<Home> to) {
        var home = Optional.ofNullable(to.getValue())
                .orElseThrow(() -> new InvalidInput("taker", "refusal.oversight.whom"));
        var colleague = home.colleague == null ? null : home.colleague.id();
        var done =
                switch (wrong.kind()) {
                    case TASK -> hands.passing.assign(form.key(), new TaskId(wrong.about()), require(colleague));
                    case GUEST -> hands.custody.assign(form.key(), new VisitId(wrong.about()), colleague);
                    case ROOM -> sends(require(colleague));
                    case CUP -> throw new InvalidInput("taker", "refusal.oversight.whom");
                };
        did(done, "oversight.done.GIVE");
    }

    /** Somebody cleans the room, or goes there to look; what is wrong stands until it is not so any more. */
    private Done<?> sends(StaffId colleague) {
        var cleaning = cleaning();
        return cleaning.isPresent()
                ? hands.passing.assign(form.key(), cleaning.get(), colleague)
                : hands.requests.request(
                        form.key(),
                        TaskRequests.Request.of(TaskCodes.COLLEAGUE, null, new PlaceId(wrong.about()))
                                .of(colleague));
    }

    private static StaffId require(@Nullable StaffId colleague) {
        return Optional.ofNullable(colleague).orElseThrow(() -> new InvalidInput("taker", "refusal.oversight.whom"));
    }

    private void did(Done<?> done, String words) {
        bar.show(done, getTranslation(words));
        form.finish();
    }
}
