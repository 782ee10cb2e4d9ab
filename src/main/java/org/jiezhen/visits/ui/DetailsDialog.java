package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.UUID;
import org.jiezhen.visits.FrontDesk;

/** What is known of a customer, added or corrected. */
final class DetailsDialog extends Dialog {

    private final UUID key = UUID.randomUUID();

    DetailsDialog(VisitActions.Factory services, FrontDesk.Look look) {
        setHeaderTitle(
                getTranslation("visits.details.title", look.fact().ticket().text()));
        var fields = new DetailsFields();
        fields.show(look.fact());
        add(fields);
        var save = new Button(
                getTranslation("visits.details.save"), _ -> fields.read().ifPresent(details -> {
                    services.desk.correct(key, look.fact().visit(), look.version(), new FrontDesk.Correction(details));
                    close();
                }));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), save);
    }
}
