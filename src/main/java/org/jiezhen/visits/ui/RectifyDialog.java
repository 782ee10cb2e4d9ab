package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.Refused;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.NamesDiffer;
import org.jiezhen.visits.Rectifications.Kind;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Rectifications.Registered;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;

/** Sets right what was registered wrongly: what is registered beside what will be, and why. */
@StyleSheet("styles/visits.css")
final class RectifyDialog extends Dialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final VisitId visit;
    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>(getTranslation("rectify.kind"));
    private final RadioButtonGroup<Reason> reason = new RadioButtonGroup<>(getTranslation("rectify.reason"));
    private final FindField<Found> person;
    private final DetailsFields told = DetailsFields.ofSomebody();
    private final Checkbox discreetly = new Checkbox(getTranslation("visits.discreet"));
    private final FindField<Found> booking;
    private final Div right = new Div();
    private final Refused refused = new Refused();
    private Registered shown;
    private final RegisteredFacts facts;
    private final Button go = new Button();
    // A refused press leaves no key behind: the next one is the same press again.
    private final UUID key = UUID.randomUUID();

    RectifyDialog(VisitActions.Factory services, VisitActions act, VisitId visit, Ticket ticket) {
        this.shown = services.rectifications.look(visit);
        this.facts = new RegisteredFacts(shown);
        this.services = services;
        this.act = act;
        this.visit = visit;
        this.person = services.finder.customer(this, "rectify.person");
        this.booking = services.finder.booking(this, "rectify.booking");
        addClassName("visit-dialog");
        setHeaderTitle(getTranslation("rectify.title", ticket.text()));
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
            compare();
        });
        told.onName(_ -> compare());
        booking.onChange(_ -> compare());
        booking.setPlaceholder(getTranslation("rectify.booking.none"));
        right.addClassName("arrival-form");
        var form = new Div(refused, kind, facts, right, reason);
        form.addClassName("arrival-form");
        add(form);
        go.addClickListener(_ -> send(false, false));
        kind.setValue(Kind.PERSON);
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), go);
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

    /**
     * @param another whether somebody said that a visitor with the same telephone number is another person
     * @param namesMayDiffer whether somebody said that visitor and booking belong together all the same
     */
    private void send(boolean another, boolean namesMayDiffer) {
        reason.setErrorMessage(getTranslation("rectify.reason.needed"));
        reason.setInvalid(reason.getValue() == null);
        if (reason.isInvalid()) {
            return;
        }
        if ((kind.getValue() == Kind.PERSON && !person.settled())
                || (kind.getValue() == Kind.BOOKING && !booking.settled())) {
            return;
        }
        refused.clear();
        try {
            switch (kind.getValue()) {
                case PERSON ->
                    correction(another)
                            .ifPresent(correction -> done(services.rectifications.otherPerson(
                                    key, visit, shown.version(), correction, namesMayDiffer, reason.getValue())));
                case BOOKING ->
                    done(services.rectifications.otherBooking(
                            key,
                            visit,
                            shown.version(),
                            booking.getValue().map(Found::booking).orElse(null),
                            another,
                            namesMayDiffer,
                            reason.getValue()));
                case VISIT ->
                    done(services.rectifications.registeredByMistake(key, visit, shown.version(), reason.getValue()));
            }
        } catch (AlreadyHere e) {
            act.ask(e, () -> send(true, namesMayDiffer), kind.getValue() == Kind.PERSON ? () -> exchange(e) : null);
        } catch (NamesDiffer e) {
            act.ask(e, () -> send(another, true));
        } catch (Refusal e) {
            refuse(e);
        }
    }

    private void exchange(AlreadyHere other) {
        try {
            var done = services.rectifications.exchange(
                    key, visit, shown.version(), other.visit(), other.version(), reason.getValue());
            act.exchanged(done, other.ticket());
            close();
        } catch (Refusal e) {
            refuse(e);
        }
    }

    /** Somebody else may have set it right meanwhile: the next press is about what is registered then. */
    private void refuse(Refusal refusal) {
        refused.show(refusal);
        shown = services.rectifications.look(visit);
        facts.show(shown);
    }

    private Optional<Correction> correction(boolean another) {
        var found = person.getValue().map(Found::customer);
        var discreet = discreetly.getValue();
        return found.isPresent()
                ? Optional.of(new Correction(new VisitDetails(null, null, 0, discreet), found.get(), another))
                : told.read()
                        .map(details -> new Correction(
                                new VisitDetails(details.name(), details.phone(), 0, discreet), null, another));
    }

    private void done(Done<VisitId> done) {
        act.rectified(done);
        close();
    }
}
