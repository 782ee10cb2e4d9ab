package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.NamesDiffer;

/** Asks whether a visitor and a booking of two names belong together all the same. */
@StyleSheet("styles/visits.css")
final class NamesDifferDialog extends FormDialog {

    NamesDifferDialog(NamesDiffer differ, Runnable allTheSame) {
        super("rectify.names.title");
        addClassName("dialog-parts");
        form.show(new Paragraph(Sentences.of(differ, getLocale())));
        // Whoever presses Enter without reading goes back.
        var back = new Button(getTranslation("dialog.cancel"), _ -> close());
        var go = new Button(getTranslation("rectify.names.go"), _ -> {
            close();
            allTheSame.run();
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                back.focus();
            }
        });
        getFooter().add(back, go);
    }
}
