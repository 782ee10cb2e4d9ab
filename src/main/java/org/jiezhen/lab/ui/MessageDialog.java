package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jiezhen.lab.Dismissed;
import org.jiezhen.lab.MessageId;
import org.jiezhen.lab.Messages;
import org.jiezhen.lab.Messages.NotTakenLine;
import org.jiezhen.lab.Messages.Refused;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;

/** A message of which something was not taken: each line with its sentence; taken again, or dismissed. */
@StyleSheet("styles/lab.css")
final class MessageDialog extends FormDialog {

    private final Messages messages;
    private final Refused refused;

    MessageDialog(Messages messages, MessageId message, Component page) {
        super(
                "lab.message.of",
                messages.look(message).label(),
                messages.look(message).sender());
        this.messages = messages;
        this.refused = messages.look(message);
        var lines = new Div();
        lines.addClassName("lab-lines");
        refused.lines().forEach(line -> lines.add(said(line)));
        var why = form.secret("reason", new RadioButtonGroup<Dismissed>(getTranslation("lab.message.dismiss.why")));
        why.setItems(Dismissed.values());
        why.setItemLabelGenerator(one -> getTranslation("lab.dismissed." + one));
        form.show(lines, why);
        act(
                "lab.message.action.AGAIN",
                () -> again(messages, message, form.key(), page),
                form.button("lab.message.dismiss", () -> {
                    messages.dismiss(further("dismiss"), message, why.getValue());
                    Notice.done(getTranslation("lab.message.dismissed", refused.label()));
                }));
    }

    private Div said(NotTakenLine line) {
        var where = new Div(new Span(
                line.line() == 0
                        ? getTranslation("lab.message.whole")
                        : getTranslation("lab.message.line", line.line(), line.tube(), line.test())));
        where.addClassName("lab-line-where");
        var all = new Div(where, new Div(new Span(line.sentence().in(getLocale()))));
        all.addClassName("lab-line");
        if (!line.test().isEmpty()) {
            var ignore = new Button(getTranslation("lab.message.ignore"), event -> {
                if (form.tries(() -> messages.ignore(further(line.test()), refused.sender(), line.test()))) {
                    event.getSource().setEnabled(false);
                }
            });
            all.add(ignore);
        }
        return all;
    }

    /** Another press of the same form has a key of its own. */
    private UUID further(String what) {
        return UUID.nameUUIDFromBytes((form.key() + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** Takes it again, and says what of it is left. */
    static void again(Messages messages, MessageId message, UUID key, Component page) {
        messages.again(key, message);
        var left = messages.look(message).lines().size();
        if (left == 0) {
            Notice.done(page.getTranslation("lab.message.done"));
        } else {
            Notice.conflict(page.getTranslation("lab.message.left", left));
        }
    }
}
