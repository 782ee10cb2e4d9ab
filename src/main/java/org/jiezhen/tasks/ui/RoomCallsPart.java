package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.rooms.RoomsBoard.Wish;
import org.jiezhen.tasks.TaskCode;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.TaskStillOpen;
import org.springframework.stereotype.Component;

/** The telephone from a room, on the room's card: what is asked there, who is coming, and what else can be asked. */
@Component
class RoomCallsPart implements RoomPart {

    private final TaskDialogs dialogs;

    RoomCallsPart(TaskDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 15;
    }

    @Override
    public void addTo(RoomCard card) {
        var room = card.room();
        if (!card.may(TaskPermission.ASK) || room.state() == State.CLOSED) {
            return;
        }
        var form = card.form();
        var part = form.section("tasks.calls.title");
        room.wishes().forEach(wish -> part.add(line(card, wish)));
        var buttons = new Div();
        buttons.addClassName("room-calls");
        dialogs.calls.offered().stream()
                .filter(code -> room.occupied() || code.about() != TaskCode.About.VISIT)
                .filter(code ->
                        room.wishes().stream().noneMatch(wish -> wish.code().equals(code.code())))
                .forEach(code -> buttons.add(form.named(
                        card.text(code.name()),
                        () -> card.did(
                                dialogs.calls.call(form.key(), room.room(), code.code()),
                                card.text("tasks.done.REQUEST")))));
        buttons.add(form.press("tasks.calls.more", () -> card.goOnWith(dialogs.askIn(room.room(), card.undoBar()))));
        part.add(buttons);
        form.asks(
                TaskStillOpen.class,
                open -> card.ask(new StillOpenDialog(
                        open,
                        () -> form.tries(() -> {
                            card.did(dialogs.requests.hurry(form.key(), open.task()), card.text("tasks.done.HURRY"));
                            form.finish();
                        }))));
    }

    private Div line(RoomCard card, Wish wish) {
        var by = wish.by();
        var says = by == null
                ? card.text("tasks.calls.nobody", card.text(wish.name()), card.time(wish.since()))
                : card.text("tasks.calls.comes", card.text(wish.name()), card.time(wish.since()), by);
        return card.line(
                new Span(says),
                card.form()
                        .button(
                                "tasks.action.HURRY",
                                () -> card.did(
                                        dialogs.calls.hurry(
                                                card.form().key(), card.room().room(), wish.code()),
                                        card.text("tasks.done.HURRY"))));
    }
}
