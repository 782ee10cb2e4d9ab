package org.jiezhen.tasks.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.visits.VisitShortcut;

/** Asking colleagues for something for a guest, from any page. */
@org.springframework.stereotype.Component
class TaskShortcut implements VisitShortcut {

    private final TaskDialogs dialogs;

    TaskShortcut(TaskDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 60;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(TaskPermission.ASK);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        return Optional.of(guest.press(
                        Icon.TASKS,
                        guest.text("tasks.ask"),
                        card -> card.goOnWith(dialogs.ask(card.fact(), card.undoBar())))
                .then(guest.text("tasks.shortcut.then")));
    }
}
