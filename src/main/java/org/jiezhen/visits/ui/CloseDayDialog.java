package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Refused;
import org.jiezhen.visits.ClosingBoard;
import org.jiezhen.visits.ClosingBoard.Standing;
import org.jiezhen.visits.ClosingTime;

/** Closes a day, knowing what that does; as long as something hinders it, says what. */
@StyleSheet("styles/visits.css")
final class CloseDayDialog extends Dialog {

    private final Refused refused = new Refused();

    private final UUID key = UUID.randomUUID();

    CloseDayDialog(ClosingTime closing, ClosingBoard board) {
        var day = closing.nextToClose();
        addClassName("visit-dialog");
        setHeaderTitle(getTranslation("closing.close.title", day.toString()));
        setWidth("min(480px, 100vw)");
        var missed = board.read().stream()
                .filter(left -> left.standing() == Standing.EXPECTED)
                .filter(left -> left.day().equals(day))
                .count();
        var hindered = closing.whyNotYet(day);
        add(refused);
        hindered.ifPresent(refused::show);
        if (missed > 0) {
            add(new Paragraph(getTranslation("closing.close.missed", missed)));
        } else if (hindered.isEmpty()) {
            add(new Paragraph(getTranslation("closing.close.none")));
        }
        var go = new Button(
                getTranslation("closing.close.go", day.toString()),
                _ -> refused.tries(() -> {
                    var closed = closing.close(key, day);
                    Notice.done(getTranslation("closing.closed", day.toString(), closed.missed()));
                    close();
                }));
        go.setEnabled(hindered.isEmpty());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), go);
    }
}
