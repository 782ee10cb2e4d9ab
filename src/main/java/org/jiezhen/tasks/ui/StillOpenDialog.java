package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.tasks.TaskStillOpen;

/** The same is open already: who is on it, and since when. It is hurried with one press, and not asked for twice. */
final class StillOpenDialog extends FormDialog {

    StillOpenDialog(TaskStillOpen open, Runnable hurry) {
        super("tasks.open.title");
        addClassName("dialog-parts");
        form.show(new Paragraph(Sentences.of(open, getLocale())));
        var go = new Button(getTranslation("tasks.action.HURRY"), _ -> {
            close();
            hurry.run();
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), go);
    }
}
