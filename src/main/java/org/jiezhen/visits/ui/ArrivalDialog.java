package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.UUID;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;

/** An arrival registered at the desk, without a mouse if one likes: everything at once, in the order it is asked. */
final class ArrivalDialog extends Dialog {

    private UUID key = UUID.randomUUID();

    ArrivalDialog(VisitActions.Factory services, VisitActions act) {
        setHeaderTitle(getTranslation("visits.action.ARRIVE"));
        var greeting = new Paragraph(services.house.phrase("GREETING").in(getLocale()));
        greeting.addClassName("phrase");

        var first = new RadioButtonGroup<Boolean>(getTranslation("visits.first"));
        first.setItems(true, false);
        first.setItemLabelGenerator(yes -> getTranslation(yes ? "visits.first.FIRST" : "visits.first.RETURN"));
        first.setValue(true);

        var source = new RadioButtonGroup<Source>(getTranslation("visits.source"));
        source.setItems(Source.values());
        source.setItemLabelGenerator(value -> getTranslation("visits.source." + value));
        source.setValue(Source.WALK_IN);

        var details = new DetailsFields();
        var seat = new ComboBox<Place>(getTranslation("visits.seat"));
        seat.setItems(services.desk.freePlaces().stream()
                .filter(place -> place.kind() == Place.Kind.SEAT)
                .toList());
        seat.setItemLabelGenerator(place -> place.name().in(getLocale()));
        seat.setPlaceholder(getTranslation("visits.place.STANDING"));
        seat.setClearButtonVisible(true);

        var asked = new Div(first, source);
        asked.addClassName("pair");
        var form = new Div(greeting, asked, details, seat);
        form.addClassName("arrival-form");
        add(form);
        setWidth("min(560px, 100vw)");

        var save = new Button(
                getTranslation("visits.action.ARRIVE"), _ -> details.read().ifPresent(known -> {
                    var place = seat.getValue();
                    var arrival =
                            new Arrival(source.getValue(), first.getValue(), place == null ? null : place.id(), known);
                    try {
                        act.arrived(services.desk.arrive(key, arrival));
                        close();
                    } catch (Refusal e) {
                        // What was typed stays; the seats on offer are those that are free now.
                        seat.setItems(services.desk.freePlaces().stream()
                                .filter(free -> free.kind() == Place.Kind.SEAT)
                                .toList());
                        key = UUID.randomUUID();
                        throw e;
                    }
                }));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), save);
    }
}
