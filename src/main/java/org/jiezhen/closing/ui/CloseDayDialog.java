package org.jiezhen.closing.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.jiezhen.closing.ClosingBoard;
import org.jiezhen.closing.ClosingBoard.Standing;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.oversight.IdleProof;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;

/** Closes a day, knowing what that does; as long as something hinders it, says what. */
final class CloseDayDialog extends FormDialog {

    CloseDayDialog(ClosingTime closing, ClosingBoard board, IdleProof idle) {
        this(closing, board, idle, closing.nextToClose());
    }

    private CloseDayDialog(ClosingTime closing, ClosingBoard board, IdleProof idle, LocalDate day) {
        super("closing.close.title", day.toString());
        addClassName("dialog-parts");
        var missed = board.read().stream()
                .filter(left -> left.standing() == Standing.EXPECTED)
                .filter(left -> left.day().equals(day))
                .count();
        var hindered = closing.whyNotYet(day);
        hindered.ifPresent(form::refuse);
        if (missed > 0) {
            form.show(new Paragraph(getTranslation("closing.close.missed", missed)));
        } else if (hindered.isEmpty()) {
            form.show(new Paragraph(getTranslation("closing.close.none")));
        }
        lay(idle.of(day));
        var missing = closing.missing(day);
        var why = new TextField(getTranslation("closing.close.without"));
        if (!missing.isEmpty()) {
            why.setPlaceholder(getTranslation("closing.close.withoutWhy"));
            form.section(
                    "closing.close.missing",
                    new UnorderedList(missing.stream()
                            .map(one -> new ListItem(one.what().in(getLocale())))
                            .toArray(ListItem[]::new)),
                    form.field("without", why));
        }
        var go = form.named(getTranslation("closing.close.go", day.toString()), () -> {
            var closed = closing.close(form.key(), day, why.getValue());
            Notice.done(getTranslation("closing.closed", day.toString(), closed.missed()));
        });
        go.setEnabled(hindered.isEmpty());
        foot(go);
    }

    /** What lay although somebody was free: whoever closes the day has read it. */
    private void lay(IdleProof.Day day) {
        if (!day.waited().isEmpty()) {
            var longest = day.waited().getFirst();
            form.show(new Paragraph(getTranslation(
                    "closing.close.idle",
                    day.waited().size(),
                    day.asked(),
                    longest.what().in(getLocale()) + " " + longest.label(),
                    longest.waited().toMinutes())));
        }
    }
}
