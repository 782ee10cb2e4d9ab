package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.QuietHours;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;

/** Guests are not rung at this hour: rung all the same, or left. */
final class QuietDialog extends FormDialog {

    QuietDialog(CallbackCalls calls, CustomerId person, QuietHours quiet, Runnable then) {
        super("callbacks.quiet.title");
        form.show(
                new Paragraph(Sentences.of(quiet, getLocale())), new Paragraph(getTranslation("callbacks.quiet.text")));
        act("callbacks.quiet.go", () -> {
            calls.take(form.key(), person, true);
            then.run();
        });
    }
}
