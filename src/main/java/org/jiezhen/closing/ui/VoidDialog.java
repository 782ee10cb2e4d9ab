package org.jiezhen.closing.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.shell.FormDialog;

/** Asks before all that was written about a visit becomes void. */
final class VoidDialog extends FormDialog {

    /** @param voids by the key of the press */
    VoidDialog(String ticket, Consumer<UUID> voids, Runnable then) {
        super("closing.error.sure", ticket);
        form.show(new Paragraph(getTranslation("rectify.visit.text")));
        act("closing.error.go", () -> {
            voids.accept(form.key());
            then.run();
        });
    }
}
