package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.PersonName;
import org.jiezhen.simulation.Neglect.Kind;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.Stage;
import org.jiezhen.visits.VisitDetails;
import org.springframework.stereotype.Component;

/**
 * 导医台导医: takes customers over, fills and enters the form, looks after those who wait, calls them and leads them to
 * the consultant, and goes to whoever is alone.
 */
@Component
class DeskGuidePart implements Part {

    static final String ROLE = "DESK_GUIDE";

    // Nobody who was offered a customer is waited for longer.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Accompanying accompanying;
    private final Welcome welcome;
    private final FrontDesk desk;
    private final Custody custody;
    private final Calls calls;

    DeskGuidePart(Accompanying accompanying, Welcome welcome, FrontDesk desk, Custody custody, Calls calls) {
        this.accompanying = accompanying;
        this.welcome = welcome;
        this.desk = desk;
        this.custody = custody;
        this.calls = calls;
    }

    @Override
    public String role() {
        return ROLE;
    }

    @Override
    public Optional<Act> next(Person me, Scene scene) {
        return goToWhoIsAlone(scene)
                .or(() -> accompanying.answer(me, scene, true))
                .or(() -> withMine(me, scene))
                .or(() -> accompanying.host(me, scene))
                .or(() -> accompanying.farewell(me, scene))
                .or(() -> withTheDesks(scene))
                .or(() -> scene.anybody(StandingGuidePart.ROLE) ? Optional.empty() : welcome.next(me, scene));
    }

    private Optional<Act> goToWhoIsAlone(Scene scene) {
        return scene.first(visit -> visit.holder().equals("NONE")
                        && (scene.neglects().has(Kind.FORGOTTEN, visit.visit())
                                || scene.isOver(visit.custodySince(), Lasts.NOTICE, visit)))
                .map(this::take);
    }

    private Act take(VisitFact visit) {
        return new Act(visit.visit(), () -> custody.take(randomUUID(), visit.visit()));
    }

    /** Goes on with a customer who is with this guide. */
    private Optional<Act> withMine(Person me, Scene scene) {
        return scene.visits().stream()
                .filter(visit -> scene.isWith(visit, me.id()) && visit.stage() != Stage.LEAVING)
                .flatMap(visit -> withMine(visit, scene).stream())
                .findFirst();
    }

    private Optional<Act> withMine(VisitFact visit, Scene scene) {
        var offer = visit.offer();
        if (offer != null) {
            return scene.now().isAfter(offer.since().plus(PATIENCE))
                    ? Optional.of(new Act(visit.visit(), () -> custody.withdraw(randomUUID(), visit.visit())))
                    : Optional.empty();
        }
        return switch (visit.stage()) {
            case ARRIVED -> afterwards(visit, scene, Lasts.WELCOME, Stage.INTAKE);
            case INTAKE ->
                scene.isOver(visit.stageSince(), Lasts.FORM, visit)
                        ? Optional.of(enterForm(visit, scene))
                        : Optional.empty();
            case AWAITING_TRIAGE -> afterwards(visit, scene, Lasts.TRIAGE, Stage.AWAITING_CONSULTATION);
            case AWAITING_CONSULTATION -> toTheConsultant(visit, scene);
            case AWAITING_HOST, WITH_HOST, IN_CONSULTATION, LEAVING -> Optional.empty();
        };
    }

    private Optional<Act> afterwards(VisitFact visit, Scene scene, Lasts what, Stage next) {
        return scene.isOver(visit.stageSince(), what, visit)
                ? Optional.of(accompanying.advance(visit, next))
                : Optional.empty();
    }

    private Act enterForm(VisitFact visit, Scene scene) {
        return new Act(visit.visit(), () -> {
            if (visit.phoneTail() == null) {
                writeDown(visit, scene);
            }
            desk.advance(randomUUID(), visit.visit(), visit.stage(), Stage.AWAITING_TRIAGE);
        });
    }

    private void writeDown(VisitFact visit, Scene scene) {
        var look = desk.look(visit.visit());
        var known = new VisitDetails(
                visit.name() == null ? null : new PersonName(visit.name()), null, visit.companions(), visit.discreet());
        var said = scene.lift().form(visit.ticket().number(), known);
        try {
            desk.correct(
                    randomUUID(),
                    visit.visit(),
                    look.version(),
                    new Correction(said, null, false, look.customerVersion()));
        } catch (AlreadyHere here) {
            // The form says what another's says; who it is will be asked in the room.
        }
    }

    private Optional<Act> toTheConsultant(VisitFact visit, Scene scene) {
        var called = called(visit);
        if (called.isPresent() || isInARoom(visit, scene) || visit.discreet() || !visit.today()) {
            return scene.isOver(visit.custodySince(), Lasts.WALK, visit) ? lead(visit, scene) : Optional.empty();
        }
        if (scene.neglects().awaits(Kind.FORGOTTEN, visit)) {
            return Optional.of(new Act(visit.visit(), () -> {
                custody.leaveAlone(randomUUID(), visit.visit());
                scene.neglects().plant(Kind.FORGOTTEN, visit.visit());
            }));
        }
        return Optional.of(new Act(visit.visit(), () -> custody.leaveToDesk(randomUUID(), visit.visit())));
    }

    /** Leads to the room of the consultant who was called for, or of one who is free, and gives the customer over. */
    private Optional<Act> lead(VisitFact visit, Scene scene) {
        var whose = called(visit)
                .map(Call::place)
                .flatMap(room -> scene.people().stream()
                        .filter(person -> person.post().equals(room))
                        .findFirst())
                // Whoever is in a room already was declined there, or not answered.
                .or(() -> scene.freeConsultants().stream()
                        .filter(consultant -> !isInARoom(visit, scene) || !consultant.visitor())
                        .findFirst());
        return whose.map(consultant -> new Act(visit.visit(), () -> {
            var room = room(consultant, scene);
            if (!consultant.post().equals(visit.place())) {
                desk.move(randomUUID(), visit.visit(), room);
            }
            custody.offer(randomUUID(), visit.visit(), consultant.id());
        }));
    }

    /** Goes on with customers whom the desk as a whole looks after. */
    private Optional<Act> withTheDesks(Scene scene) {
        return scene.visits().stream()
                .filter(visit -> visit.holder().equals("DESK"))
                .flatMap(visit -> withTheDesks(visit, scene).stream())
                .findFirst();
    }

    private Optional<Act> withTheDesks(VisitFact visit, Scene scene) {
        if (visit.stage() != Stage.AWAITING_CONSULTATION) {
            return Optional.of(take(visit));
        }
        var call = visit.call();
        if (call == null || call.status() == Status.REQUEUED) {
            return visit.discreet() || !visit.today()
                    ? scene.freeConsultants().isEmpty() ? Optional.empty() : Optional.of(take(visit))
                    : call(visit, scene);
        }
        if (call.status() == Status.ABSENT) {
            return scene.isOver(call.since(), Lasts.RETURN, visit)
                    ? Optional.of(new Act(visit.visit(), () -> calls.requeue(randomUUID(), visit.visit())))
                    : Optional.empty();
        }
        if (scene.neglects().awaits(Kind.LOST, visit)) {
            return scene.isOver(call.since(), Lasts.ABSENCE, visit)
                    ? Optional.of(new Act(visit.visit(), () -> {
                        calls.absent(randomUUID(), visit.visit());
                        scene.neglects().plant(Kind.LOST, visit.visit());
                    }))
                    : Optional.empty();
        }
        return scene.isOver(call.since(), Lasts.WALK, visit) ? Optional.of(take(visit)) : Optional.empty();
    }

    // The longest waiting first: the first one for whom a consultant is free.
    private Optional<Act> call(VisitFact visit, Scene scene) {
        if (!scene.isOver(visit.custodySince(), Lasts.CALL, visit)) {
            return Optional.empty();
        }
        return scene.freeConsultants().stream()
                .findFirst()
                .map(consultant ->
                        new Act(visit.visit(), () -> calls.call(randomUUID(), visit.visit(), room(consultant, scene))));
    }

    private static Optional<Call> called(VisitFact visit) {
        return Optional.ofNullable(visit.call()).filter(call -> call.status() == Status.CALLED);
    }

    private static boolean isInARoom(VisitFact visit, Scene scene) {
        return scene.places(Place.Kind.CONSULT_ROOM).stream()
                .anyMatch(room -> room.name().equals(visit.place()));
    }

    private static PlaceId room(Person consultant, Scene scene) {
        return scene.places(Place.Kind.CONSULT_ROOM).stream()
                .filter(room -> room.name().equals(consultant.post()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a consultant without a room"))
                .id();
    }
}
