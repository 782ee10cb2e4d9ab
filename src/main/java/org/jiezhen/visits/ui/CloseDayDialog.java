package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.jiezhen.shell.Notice;
import org.jiezhen.visits.ClosingBoard;
import org.jiezhen.visits.ClosingBoard.Standing;
import org.jiezhen.visits.ClosingTime;

/** Closes a day, knowing what that does. */
final class CloseDayDialog extends Dialog {

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
        add(new Paragraph(getTranslation(missed == 0 ? "closing.close.none" : "closing.close.missed", missed)));
        var go = new Button(getTranslation("closing.close.go", day.toString()), _ -> {
            var closed = closing.close(key, day);
            Notice.done(getTranslation("closing.closed", day.toString(), closed.missed()));
            close();
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), go);
    }
}
