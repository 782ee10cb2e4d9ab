package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.EnterKey;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.Refused;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;

/**
 * An arrival registered at the desk, without a mouse if one likes: everything at once, in the order it is asked. Whoever
 * is found among the bookings or the customers is asked nothing twice.
 */
@StyleSheet("styles/visits.css")
final class ArrivalDialog extends Dialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FindField<Found> who;
    private final FindField<Found> friend;
    private final RadioButtonGroup<Boolean> first = new RadioButtonGroup<>(getTranslation("visits.first"));
    private final RadioButtonGroup<Source> source = new RadioButtonGroup<>(getTranslation("visits.source"));
    private final DetailsFields details = new DetailsFields();
    private final Refused refused = new Refused();
    private final ComboBox<Place> seat = new ComboBox<>(getTranslation("visits.seat"));
    // A refused press leaves no key behind: the next one is the same press again.
    private final UUID key = UUID.randomUUID();

    ArrivalDialog(VisitActions.Factory services, VisitActions act) {
        this.services = services;
        this.act = act;
        setHeaderTitle(getTranslation("visits.action.ARRIVE"));
        var greeting = new Paragraph(services.house.phrase("GREETING").in(getLocale()));
        greeting.addClassName("phrase");

        who = services.finder.who(this, "visits.find.who");
        who.setPlaceholder(getTranslation("visits.find.how"));
        who.onChange(this::recognise);
        friend = services.finder.customer(this, "visits.find.friend");
        friend.setPlaceholder(getTranslation("visits.find.friend.how"));
        friend.setVisible(false);

        first.setItems(true, false);
        first.setItemLabelGenerator(yes -> getTranslation(yes ? "visits.first.FIRST" : "visits.first.RETURN"));
        first.setValue(true);
        source.setItems(Source.values());
        source.setItemLabelGenerator(value -> getTranslation("visits.source." + value));
        source.setValue(Source.WALK_IN);
        source.addValueChangeListener(event -> {
            friend.setVisible(event.getValue() == Source.REFERRAL);
            first.setVisible(event.getValue() != Source.BUSINESS);
        });

        offerSeats();
        seat.setItemLabelGenerator(place -> place.name().in(getLocale()));
        seat.setPlaceholder(getTranslation("visits.place.STANDING"));
        seat.setClearButtonVisible(true);

        var asked = new Div(first, source);
        asked.addClassName("pair");
        var form = new Div(refused, greeting, who, asked, friend, details, seat);
        form.addClassName("arrival-form");
        add(form);
        setWidth("min(640px, 100vw)");
        who.focus();

        var save = new Button(
                getTranslation("visits.action.ARRIVE"), _ -> details.read().ifPresent(this::save));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        EnterKey.presses(this, save);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), save);
    }

    private void recognise(Optional<Found> found) {
        details.known(found.isPresent());
        first.setValue(found.map(Found::first).orElse(true));
        source.setValue(found.map(Found::source).orElse(Source.WALK_IN));
        if (found.isPresent()) {
            seat.focus();
        }
    }

    // The seats on offer are those that are free now.
    private void offerSeats() {
        seat.setItems(services.desk.freePlaces(null).stream()
                .filter(place -> place.kind() == Place.Kind.SEAT)
                .toList());
    }

    private void save(VisitDetails told) {
        if (who.foundNothing()) {
            // Nobody who was here before: what was typed is the name, or the number, of somebody new.
            details.begin(who.text());
            who.clear();
            return;
        }
        if (!who.settled() || (source.getValue() == Source.REFERRAL && !friend.settled())) {
            return;
        }
        var place = seat.getValue();
        var found = who.getValue();
        var known = found.isPresent() ? new VisitDetails(null, null, told.companions(), told.discreet()) : told;
        var arrival = new Arrival(source.getValue(), first.getValue(), place == null ? null : place.id(), known)
                .of(found.map(Found::customer).orElse(null))
                .on(found.map(Found::booking).orElse(null))
                .sentBy(
                        source.getValue() == Source.REFERRAL
                                ? friend.getValue().map(Found::customer).orElse(null)
                                : null);
        refused.clear();
        try {
            act.arrive(key, arrival, this::close);
        } catch (Refusal e) {
            offerSeats(); // What was typed stays.
            refused.show(e);
        }
    }
}
