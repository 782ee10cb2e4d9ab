package org.jiezhen.visits.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.house.Place;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;

/**
 * An arrival registered at the desk, without a mouse if one likes: everything at once, in the order it is asked. Whoever
 * is found among the bookings or the customers is asked nothing twice.
 */
@StyleSheet("styles/visits.css")
final class ArrivalDialog extends FormDialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FindField<Found> who;
    private final ChannelField channel;
    private final FindField<Found> friend;
    private final RadioButtonGroup<VisitType> type;
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
        type = form.field("type", new RadioButtonGroup<>(getTranslation("visits.type")), VisitType::code);
        source = form.field("source", new RadioButtonGroup<>(getTranslation("visits.source")));
        channel = form.field(
                "channel", new ChannelField(getTranslation("visits.channel"), services.channels.all()), Channel::code);
        channel.setPlaceholder(getTranslation("visits.channel.notAsked"));
        channel.setClearButtonVisible(true);
        friend = form.field("friend", services.finder.customer(this, "visits.find.friend"));
        friend.setPlaceholder(getTranslation("visits.find.friend.how"));
        friend.setVisible(false);

        type.setItems(services.types.all());
        type.setItemLabelGenerator(one -> one.name().in(getLocale()));
        type.setValue(services.types.of(VisitType.FIRST));
        source.setItems(Source.values());
        source.setItemLabelGenerator(value -> getTranslation("visits.source." + value));
        source.setValue(Source.WALK_IN);
        source.addValueChangeListener(_ -> asks());
        channel.addValueChangeListener(_ -> asks());

        details = new DetailsFields(form);
        seat = form.field("seat", new ComboBox<Place>(getTranslation("visits.seat")), place -> place.id()
                .toString());
        offerSeats();
        seat.setItemLabelGenerator(place -> place.name().in(getLocale()));
        seat.setPlaceholder(getTranslation("visits.place.STANDING"));
        seat.setClearButtonVisible(true);

        var asked = new Div(type, source);
        asked.addClassName("pair");
        var fields = new Div(greeting, who, asked, channel, friend, details, seat);
        fields.addClassName("arrival-form");
        form.show(fields);
        setWidth("min(640px, 100vw)");
        form.onRefused(this::offerSeats);
        foot(form.press("visits.action.ARRIVE", this::save));
        form.keeps(services.drafts, About.something("arrival"));
    }

    private void recognise(Optional<Found> found) {
        details.known(found.isPresent());
        type.setValue(services.types.of(proposed(found)));
        source.setValue(found.map(Found::source).orElse(Source.WALK_IN));
        asks();
        if (found.isPresent()) {
            seat.focus();
        }
    }

    /** Who comes on a booking was asked when it was made. */
    private void asks() {
        var guest = source.getValue() != Source.BUSINESS;
        type.setVisible(guest);
        channel.setVisible(guest && who.getValue().map(Found::booking).isEmpty());
        friend.setVisible(isReferred());
    }

    private boolean isReferred() {
        return channel.isVisible()
                && channel.code().filter(Channel.REFERRAL::equals).isPresent();
    }

    private String proposed(Optional<Found> found) {
        return found.map(one -> one.customer() == null ? one.type() : services.retyping.proposed(one.customer()))
                .orElse(VisitType.FIRST);
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
        var arrival = new Arrival(source.getValue(), type.getValue().code(), place == null ? null : place.id(), known)
                .of(found.map(Found::customer).orElse(null))
                .on(found.map(Found::booking).orElse(null))
                .through(channel.isVisible() ? channel.code().orElse(null) : null)
                .sentBy(isReferred() ? friend.said().map(Found::customer).orElse(null) : null);
        act.arrive(form.key(), arrival, form::finish);
    }
}
