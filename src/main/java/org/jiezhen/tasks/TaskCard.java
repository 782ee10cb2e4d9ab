package org.jiezhen.tasks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.tasks.TasksBoard.TaskFact;

/** The dialog of one task: what is so, and what can be done next. A module adds to it a {@link TaskPart}. */
public interface TaskCard {

    /** What is so of the task, when the dialog was opened. */
    TaskFact task();

    /** The form that the dialog is: its key is the press, and it says what is refused. */
    Form form();

    /** Whether whoever looks may. */
    boolean may(String permission);

    /** Words in the language of the screen. */
    String text(String key, Object... args);

    /** Words that are data, in the language of the screen. */
    String text(Localized words);

    /** Things side by side. */
    Div line(Component... content);

    /** Something was done: it can be taken back on the page. */
    void did(Done<?> done, String text);

    /** What was just done on its page, to be taken back: for what follows the dialog. */
    UndoBar undoBar();

    /** Closes the dialog, and opens on its page what follows. */
    void goOnWith(Dialog next);
}
