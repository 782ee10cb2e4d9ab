package org.jiezhen.visits.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import org.jiezhen.house.Place;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;

/**
 * An arrival registered at the desk, without a mouse if one likes: everything at once, in the order it is asked. Whoever
 * is found among the bookings or the customers is asked nothing twice.
 */
@StyleSheet("styles/visits.css")
final class ArrivalDialog extends FormDialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FindField<Found> who;
    private final FindField<Found> friend;
    private final RadioButtonGroup<Boolean> first;
    private final RadioButtonGroup<Source> source;
    private final DetailsFields details;
    private final ComboBox<Place> seat;

    ArrivalDialog(VisitActions.Factory services, VisitActions act) {
        super("visits.action.ARRIVE");
        this.services = services;
        this.act = act;
        var greeting = new Paragraph(services.house.phrase("GREETING").in(getLocale()));
        greeting.addClassName("phrase");

        who = form.field("who", services.finder.who(this, "visits.find.who"));
        who.setPlaceholder(getTranslation("visits.find.how"));
        who.onChange(this::recognise);
        first = form.field("first", new RadioButtonGroup<>(getTranslation("visits.first")));
        source = form.field("source", new RadioButtonGroup<>(getTranslation("visits.source")));
        friend = form.field("friend", services.finder.customer(this, "visits.find.friend"));
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

        details = new DetailsFields(form);
        seat = form.field("seat", new ComboBox<Place>(getTranslation("visits.seat")), place -> place.id()
                .toString());
        offerSeats();
        seat.setItemLabelGenerator(place -> place.name().in(getLocale()));
        seat.setPlaceholder(getTranslation("visits.place.STANDING"));
        seat.setClearButtonVisible(true);

        var asked = new Div(first, source);
        asked.addClassName("pair");
        var fields = new Div(greeting, who, asked, friend, details, seat);
        fields.addClassName("arrival-form");
        form.show(fields);
        setWidth("min(640px, 100vw)");
        form.onRefused(this::offerSeats);
        foot(form.press("visits.action.ARRIVE", this::save));
        form.keeps(services.drafts, About.something("arrival"));
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

    private void save() {
        var told = details.read();
        if (who.foundNothing()) {
            // Nobody who was here before: what was typed is the name, or the number, of somebody new.
            details.begin(who.text());
            who.clear();
            return;
        }
        var place = seat.getValue();
        var found = who.said();
        var known = found.isPresent() ? new VisitDetails(null, null, told.companions(), told.discreet()) : told;
        var arrival = new Arrival(source.getValue(), first.getValue(), place == null ? null : place.id(), known)
                .of(found.map(Found::customer).orElse(null))
                .on(found.map(Found::booking).orElse(null))
                .sentBy(
                        source.getValue() == Source.REFERRAL
                                ? friend.said().map(Found::customer).orElse(null)
                                : null);
        act.arrive(form.key(), arrival, form::finish);
    }
}
