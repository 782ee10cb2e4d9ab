package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.channels.Channels;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.NamesDiffer;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.PerhapsKnownDialog;
import org.jiezhen.visits.PlaceAct;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jiezhen.visits.PlaceOffers;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Retyping;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitSection;
import org.jiezhen.visits.VisitTypes;
import org.jiezhen.visits.WaitingReasons;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What a tap on a board of visits does. A refusal is left to the frame, which says it in the person's language; nothing
 * typed is lost by it.
 */
final class VisitActions implements VisitCards.OfPage {

    /** The services that the screens of visits call. */
    @org.springframework.stereotype.Component
    static class Factory implements VisitCards {

        final FrontDesk desk;
        final Custody custody;
        final Calls calls;
        final StaffDirectory directory;
        final CurrentStaff staff;
        final House house;
        final Rectifications rectifications;
        final Finder finder;
        final Undo undo;
        final ObjectProvider<VisitSection> sections;
        final ObjectProvider<VisitAction> actions;
        final Drafts drafts;
        final WaitingReasons reasons;
        final VisitTypes types;
        final Channels channels;
        final Retyping retyping;
        final PlaceOffers places;

        Factory(
                FrontDesk desk,
                Custody custody,
                Calls calls,
                StaffDirectory directory,
                CurrentStaff staff,
                House house,
                Rectifications rectifications,
                Finder finder,
                Undo undo,
                ObjectProvider<VisitSection> sections,
                ObjectProvider<VisitAction> actions,
                Drafts drafts,
                WaitingReasons reasons,
                VisitTypes types,
                Channels channels,
                Retyping retyping,
                PlaceOffers places) {
            this.desk = desk;
            this.custody = custody;
            this.calls = calls;
            this.directory = directory;
            this.staff = staff;
            this.house = house;
            this.rectifications = rectifications;
            this.finder = finder;
            this.undo = undo;
            this.sections = sections;
            this.actions = actions;
            this.drafts = drafts;
            this.reasons = reasons;
            this.types = types;
            this.channels = channels;
            this.retyping = retyping;
            this.places = places;
        }

        @Override
        public VisitActions on(Div page) {
            return on(page, new UndoBar(undo));
        }

        @Override
        public VisitActions on(Div page, UndoBar bar) {
            return new VisitActions(this, page, bar);
        }
    }

    private final Factory services;
    private final Div view;
    private final UndoBar undo;

    private VisitActions(Factory services, Div view, UndoBar undo) {
        this.services = services;
        this.view = view;
        this.undo = undo;
    }

    @Override
    public UndoBar undoBar() {
        return undo;
    }

    @Override
    public void act(String action, String row, UUID key) {
        if (action.equals("ARRIVE")) {
            open(new ArrivalDialog(services, this));
            return;
        }
        var visit = Pressed.id(row, VisitId::new);
        switch (action) {
            case "ACCEPT" -> did(services.custody.accept(key, visit), "accepted");
            case "DECLINE" -> did(services.custody.decline(key, visit), "declined");
            case "TAKE" -> did(services.custody.take(key, visit), "taken");
            case "CALL" -> openCall(services.desk.look(visit));
            case "CALL_AGAIN" -> did(services.calls.again(key, visit), "calledAgain");
            case "REQUEUE" -> did(services.calls.requeue(key, visit), "requeued");
            case "WHERE" -> openPlaces(services.desk.look(visit));
            case "FAREWELL" -> openFarewell(services.desk.look(visit));
            case "OPEN" -> open(visit);
            default -> advance(key, visit, action);
        }
    }

    /** What a tap on a taken seat does. */
    void onSeat(String action, PlaceId seat, UUID key) {
        var visit = services.desk.inSeat(seat);
        if (action.equals("GO")) {
            did(services.custody.take(key, visit), "taken");
        } else {
            open(visit);
        }
    }

    private void advance(UUID key, VisitId visit, String next) {
        var shown = services.reasons.offering(
                next, () -> services.desk.look(visit).fact().reason());
        undo.show(
                services.desk.advance(key, visit, shown.code(), next),
                services.reasons.of(next).state().in(UI.getCurrent().getLocale()));
    }

    /**
     * Registers an arrival. Of somebody who seems to be here already, the person at the screen is asked.
     *
     * @param after what follows once it is registered
     */
    void arrive(UUID key, Arrival arrival, Runnable after) {
        try {
            var done = services.desk.arrive(key, arrival);
            undo.show(done, arrivedAt(arrival), () -> details(done));
            after.run();
        } catch (AlreadyHere e) {
            var again = UUID.randomUUID();
            ask(e, () -> arrive(again, arrival.ofAnother(), after));
        } catch (PerhapsKnown e) {
            var again = UUID.randomUUID();
            ask(
                    e,
                    customer -> arrive(again, arrival.as(customer), after),
                    () -> arrive(again, arrival.ofAnother(), after));
        }
    }

    /** Asks whether it is one of the customers whom it may be. */
    void ask(PerhapsKnown perhaps, Consumer<CustomerId> same, Runnable another) {
        open(new PerhapsKnownDialog(perhaps, same, another));
    }

    /** Asks whether it is the same person who is here already. */
    void ask(AlreadyHere here, Runnable another) {
        ask(here, another, null);
    }

    /** Asks that too, and whether the two visitors were registered for each other. */
    void ask(AlreadyHere here, Runnable another, @Nullable Runnable exchange) {
        open(new AlreadyHereDialog(this, here, another, exchange));
    }

    /** Asks whether a visitor and a booking of two names belong together all the same. */
    void ask(NamesDiffer differ, Runnable allTheSame) {
        open(new NamesDifferDialog(differ, allTheSame));
    }

    private String arrivedAt(Arrival arrival) {
        var arrived = view.getTranslation("visits.done.arrived");
        return Optional.ofNullable(arrival.place())
                .flatMap(services.house::findPlace)
                .map(place ->
                        arrived + " · " + place.shortName().in(UI.getCurrent().getLocale()))
                .orElse(arrived);
    }

    /** Shows what was done, so that it can be undone. */
    void did(Done<VisitId> done, String what) {
        undo.show(done, view.getTranslation("visits.done." + what));
    }

    private void details(Done<VisitId> done) {
        openDetails(services.desk.look(done.subject()));
    }

    @Override
    public void open(VisitId visit) {
        open(new VisitDialog(services, this, services.desk.look(visit)));
    }

    @Override
    public Component show(VisitId visit, Runnable again) {
        return new VisitPanel(services, this, services.desk.look(visit), again);
    }

    @Override
    public void begin(VisitId visit, Consumer<VisitCard> what) {
        what.accept(new CardContent(services, this, services.desk.look(visit), new Form(), () -> {}));
    }

    void openDetails(FrontDesk.Look look) {
        open(new DetailsDialog(services, this, look));
    }

    void openType(FrontDesk.Look look) {
        open(new TypeDialog(services, look));
    }

    @Override
    public void rectify(VisitId visit, Ticket ticket) {
        open(new RectifyDialog(services, this, visit, ticket));
    }

    void rectified(Done<VisitId> done) {
        Notice.done(view.getTranslation("rectify.done", done.label()));
    }

    void exchanged(Done<VisitId> done, String other) {
        Notice.done(view.getTranslation("rectify.exchanged", done.label(), other));
    }

    void openCall(FrontDesk.Look look) {
        open(PlaceDialog.toCall(services, this, look));
    }

    void openPlaces(FrontDesk.Look look) {
        open(PlaceDialog.anywhere(services, this, look));
    }

    /** What can be done with each of these places for a guest, by whoever is signed in. */
    Map<PlaceId, List<PlaceAct>> places(VisitFact guest, List<Offered> places) {
        return services.places.of(guest, places);
    }

    void openFarewell(FrontDesk.Look look) {
        open(new FarewellDialog(services, this, look));
    }

    void open(Dialog dialog) {
        Dialogs.open(view, dialog);
    }

    /** Whether the person who is signed in may. */
    boolean may(String permission) {
        return services.staff.may(permission);
    }

    boolean ofTheDesk() {
        return may(Permission.VISITS_DESK);
    }
}
