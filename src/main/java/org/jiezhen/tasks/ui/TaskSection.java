package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jiezhen.house.PlaceId;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** What is asked for a guest, and who is on it, on the card of the visit. */
@org.springframework.stereotype.Component
class TaskSection implements VisitSection {

    private final TaskDialogs dialogs;

    TaskSection(TaskDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 50;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(TaskPermission.ASK)) {
            return Optional.empty();
        }
        var part = card.part("tasks.section");
        dialogs.board.of(card.fact().visit()).forEach(task -> part.add(line(card, task)));
        dialogs.calls.roomOf(card.fact().visit()).ifPresent(place -> part.add(calls(card, place)));
        part.add(card.line(
                card.button("tasks.ask", false, () -> card.goOnWith(dialogs.ask(card.fact(), card.undoBar())))));
        return Optional.of(part);
    }

    /** The telephone from where the guest is. */
    private Div calls(VisitCard card, PlaceId room) {
        var buttons = new Div();
        buttons.addClassName("room-calls");
        dialogs.calls
                .offered()
                .forEach(code -> buttons.add(card.button(
                        card.text(code.name()),
                        () -> card.did(
                                dialogs.calls.call(card.key(), room, code.code()), card.text("tasks.done.REQUEST")))));
        return buttons;
    }

    private Div line(VisitCard card, TaskFact task) {
        var owner = task.owner();
        var says = card.text(
                "tasks.section.line",
                name(card, task),
                card.text("tasks.status." + task.status()),
                owner == null ? "" : owner.name());
        var line = card.line(new Span(says));
        if (task.to(dialogs.staff.id(), dialogs.staff::may).isPresent()) {
            line.add(card.button(
                    card.text("tasks.section.open"),
                    () -> card.goOnWith(dialogs.of(task.task(), card.undoBar(), card::goOnWith))));
        }
        return line;
    }

    private String name(VisitCard card, TaskFact task) {
        return dialogs.codes.all().stream()
                .filter(code -> code.code().equals(task.code()))
                .findFirst()
                .map(code -> card.text(code.name()))
                .orElse(task.code());
    }
}
