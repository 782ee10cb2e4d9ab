package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.EnterKey;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.Refused;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitDetails;
import org.jspecify.annotations.Nullable;

/** What is known of a customer, added or corrected. Who is not known yet may be found among those who were here before. */
@StyleSheet("styles/visits.css")
final class DetailsDialog extends Dialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;
    private final Refused refused = new Refused();
    private final DetailsFields fields = new DetailsFields();
    private final @Nullable FindField<Found> who;
    // A refused press leaves no key behind: the next one is the same press again.
    private final UUID key = UUID.randomUUID();

    DetailsDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        this.services = services;
        this.act = act;
        this.look = look;
        setHeaderTitle(
                getTranslation("visits.details.title", look.fact().ticket().text()));
        setWidth("min(560px, 100vw)");
        var form = new Div(refused);
        form.addClassName("arrival-form");
        if (look.fact().customer() == null) {
            who = services.finder.customer(this, "visits.find.customer");
            who.setPlaceholder(getTranslation("visits.find.how"));
            who.onChange(found -> fields.known(found.isPresent()));
            form.add(who);
        } else {
            who = null;
        }
        fields.show(look.fact());
        form.add(fields);
        add(form);
        var save = new Button(getTranslation("visits.details.save"), _ -> save(false));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        EnterKey.presses(this, save);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), save);
    }

    private void save(boolean another) {
        if (who != null && !who.settled()) {
            return;
        }
        refused.clear();
        fields.read().ifPresent(details -> {
            try {
                services.desk.correct(key, look.fact().visit(), look.version(), correction(details, another));
                close();
            } catch (AlreadyHere e) {
                act.ask(e, () -> save(true));
            } catch (Refusal e) {
                refused.show(e);
            }
        });
    }

    /** A name that was not touched is not told anew. */
    private VisitDetails unlessAsShown(VisitDetails details) {
        var name = details.name();
        return name != null && name.value().equals(look.fact().name())
                ? new VisitDetails(null, details.phone(), details.companions(), details.discreet())
                : details;
    }

    private FrontDesk.Correction correction(VisitDetails details, boolean another) {
        var found = Optional.ofNullable(who).flatMap(FindField::getValue).map(Found::customer);
        return found.isPresent()
                ? new FrontDesk.Correction(
                        new VisitDetails(null, null, details.companions(), details.discreet()), found.get(), another)
                : new FrontDesk.Correction(unlessAsShown(details), null, another, look.customerVersion());
    }
}
