package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.AlreadyHere;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is to be registered seems to be here already: open that visit, say that it is another person, or that the two
 * were taken for each other.
 */
@StyleSheet("styles/visits.css")
final class AlreadyHereDialog extends FormDialog {

    /**
     * @param another what is done for somebody else with the same telephone number
     * @param exchange what is done when the two visitors were registered for each other; null where nobody else stands
     */
    AlreadyHereDialog(VisitActions act, AlreadyHere here, Runnable another, @Nullable Runnable exchange) {
        super(here.certain() ? "visits.here.title" : "visits.here.same");
        addClassName("dialog-parts");
        form.show(new Paragraph(Sentences.of(here, getLocale())));
        var open = new Button(getTranslation("visits.here.open", here.ticket()), _ -> {
            close();
            act.open(here.visit());
        });
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                open.focus();
            }
        });
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()));
        if (here.certain() && exchange != null) {
            form.show(new Paragraph(getTranslation("rectify.exchange.text")));
            getFooter().add(new Button(getTranslation("rectify.exchange"), _ -> {
                close();
                exchange.run();
            }));
        }
        if (!here.certain()) {
            getFooter().add(new Button(getTranslation("visits.here.another"), _ -> {
                close();
                another.run();
            }));
        }
        getFooter().add(open);
    }
}
