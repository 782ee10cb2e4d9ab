package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.NamesDiffer;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.Rectifications.Kind;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Rectifications.Registered;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** Sets right what was registered wrongly: what is registered beside what will be, and why. */
@StyleSheet("styles/visits.css")
final class RectifyDialog extends FormDialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final VisitId visit;
    private final RadioButtonGroup<Kind> kind =
            form.field("kind", new RadioButtonGroup<>(getTranslation("rectify.kind")));
    private final RadioButtonGroup<Reason> reason =
            form.field("reason", new RadioButtonGroup<>(getTranslation("rectify.reason")));
    private final FindField<Found> person;
    private final DetailsFields told = DetailsFields.ofSomebody(form);
    private final Checkbox discreetly = form.field("discreet", new Checkbox(getTranslation("visits.discreet")));
    private final FindField<Found> booking;
    private final Div right = new Div();
    private Registered shown;
    private final RegisteredFacts facts;
    private final Button go = form.press("rectify.go.PERSON", this::begin);
    // Whether somebody said that a visitor with the same telephone number is another person.
    private boolean another;
    // The customer who it is, once somebody was asked and said so.
    private @Nullable CustomerId same;
    // Whether somebody said that visitor and booking belong together all the same.
    private boolean namesMayDiffer;

    RectifyDialog(VisitActions.Factory services, VisitActions act, VisitId visit, Ticket ticket) {
        super("rectify.title", ticket.text());
        this.shown = services.rectifications.look(visit);
        this.facts = new RegisteredFacts(shown);
        this.services = services;
        this.act = act;
        this.visit = visit;
        this.person = form.field("person", services.finder.customer(this, "rectify.person"));
        this.booking = form.field("booking", services.finder.booking(this, "rectify.booking"));
        addClassName("dialog-parts");
        setWidth("min(560px, 100vw)");
        // Whoever it is: the wish is kept until somebody says that it is not theirs.
        discreetly.setValue(shown.discreet());
        discreetly.setHelperText(getTranslation("visits.discreet.help"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(value -> getTranslation("rectify.kind." + value));
        kind.addValueChangeListener(event -> show(event.getValue()));
        reason.setItemLabelGenerator(value -> getTranslation("rectify.why." + value));
        person.onChange(found -> {
            told.setVisible(found.isEmpty());
            // Whoever was found has said it, or has not; the one who was taken for them does not say it for them.
            discreetly.setValue(found.map(Found::discreet).orElse(shown.discreet()));
            compare();
        });
        told.onName(_ -> compare());
        booking.onChange(_ -> compare());
        booking.setPlaceholder(getTranslation("rectify.booking.none"));
        right.addClassName("arrival-form");
        var fields = new Div(kind, facts, right, reason);
        fields.addClassName("arrival-form");
        form.show(fields);
        // Somebody else may have set it right meanwhile: the next press is about what is registered then.
        form.onRefused(() -> {
            shown = services.rectifications.look(visit);
            facts.show(shown);
        });
        form.asks(
                AlreadyHere.class,
                here -> act.ask(
                        here,
                        () -> {
                            another = true;
                            form.tries(this::send);
                        },
                        kind.getValue() == Kind.PERSON ? () -> form.tries(() -> exchange(here)) : null));
        form.asks(
                PerhapsKnown.class,
                perhaps -> act.ask(
                        perhaps,
                        customer -> {
                            same = customer;
                            form.tries(this::send);
                        },
                        () -> {
                            another = true;
                            form.tries(this::send);
                        }));
        form.asks(
                NamesDiffer.class,
                differ -> act.ask(differ, () -> {
                    namesMayDiffer = true;
                    form.tries(this::send);
                }));
        kind.setValue(Kind.PERSON);
        foot(go);
        form.keeps(services.drafts, About.of("rectify", visit, shown.version()));
    }

    private void show(Kind chosen) {
        right.removeAll();
        right.add(
                switch (chosen) {
                    case PERSON -> new Component[] {person, told, discreetly};
                    case BOOKING -> new Component[] {booking};
                    case VISIT -> new Component[] {new Paragraph(getTranslation("rectify.visit.text"))};
                });
        reason.setItems(Reason.of(chosen));
        reason.setInvalid(false);
        go.setText(getTranslation("rectify.go." + chosen));
        compare();
    }

    private void compare() {
        switch (kind.getValue()) {
            case PERSON -> {
                var found = person.getValue();
                if (found.isPresent()) {
                    facts.becomes(facts.who(found.get().name(), found.get().phoneTail()));
                } else if (told.name().isBlank()) {
                    facts.stays();
                } else {
                    facts.becomes(facts.who(told.name(), null));
                }
            }
            case BOOKING ->
                facts.comesOn(booking.getValue()
                        .map(Found::booked)
                        .map(chosen -> facts.booking(chosen.name(), chosen.number(), chosen.day(), chosen.at()))
                        .orElseGet(() -> new Span(getTranslation("rectify.booking.none"))));
            case VISIT -> facts.isVoid();
        }
    }

    private void begin() {
        another = false;
        same = null;
        namesMayDiffer = false;
        send();
    }

    private void send() {
        if (reason.getValue() == null) {
            throw new InvalidInput("reason", "rectify.reason.needed");
        }
        switch (kind.getValue()) {
            case PERSON ->
                done(services.rectifications.otherPerson(
                        form.key(), visit, shown.version(), correction(), namesMayDiffer, reason.getValue()));
            case BOOKING ->
                done(services.rectifications.otherBooking(
                        form.key(),
                        visit,
                        shown.version(),
                        booking.said().map(Found::booking).orElse(null),
                        another,
                        namesMayDiffer,
                        reason.getValue()));
            case VISIT ->
                done(services.rectifications.registeredByMistake(
                        form.key(), visit, shown.version(), reason.getValue()));
        }
    }

    private void exchange(AlreadyHere other) {
        var done = services.rectifications.exchange(
                form.key(), visit, shown.version(), other.visit(), other.version(), reason.getValue());
        act.exchanged(done, other.ticket());
        form.finish();
    }

    private Correction correction() {
        var found = Optional.ofNullable(same).or(() -> person.said().map(Found::customer));
        var discreet = discreetly.getValue();
        if (found.isPresent()) {
            return new Correction(new VisitDetails(null, null, 0, discreet), found.get(), another);
        }
        var details = told.read();
        return new Correction(new VisitDetails(details.name(), details.phone(), 0, discreet), null, another);
    }

    private void done(Done<VisitId> done) {
        act.rectified(done);
        form.finish();
    }
}
