package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.shared.PersonName;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 导医台导医: fills and enters the form beside a customer, finds the consultant, and leads to the room. */
@Component
class LooksAfterCustomers extends VisitHabit {

    // Nobody who was offered a customer is waited for longer.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Steps steps;
    private final FrontDesk desk;
    private final Custody custody;

    LooksAfterCustomers(Scenes scenes, Steps steps, FrontDesk desk, Custody custody) {
        super(scenes, Urgency.IN_HAND, Role.DESK_GUIDE);
        this.steps = steps;
        this.desk = desk;
        this.custody = custody;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.visits().stream()
                .filter(visit -> scene.isWith(visit, me.id()) && visit.phase() != Phase.LEAVING)
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
        return switch (visit.code()) {
            case WaitingReason.ARRIVED -> afterwards(visit, scene, Lasts.WELCOME, WaitingReason.INTAKE);
            case WaitingReason.INTAKE ->
                scene.isOver(visit.reasonSince(), Lasts.FORM, visit)
                        ? Optional.of(enterForm(visit, scene))
                        : Optional.empty();
            case WaitingReason.AWAITING_TRIAGE ->
                afterwards(visit, scene, Lasts.TRIAGE, WaitingReason.AWAITING_CONSULTATION);
            case WaitingReason.AWAITING_CONSULTATION -> toTheConsultant(visit, scene);
            default -> Optional.empty();
        };
    }

    private Optional<Act> afterwards(VisitFact visit, Scene scene, Lasts what, String next) {
        return scene.isOver(visit.reasonSince(), what, visit)
                ? Optional.of(steps.advance(visit, next))
                : Optional.empty();
    }

    private Act enterForm(VisitFact visit, Scene scene) {
        return new Act(visit.visit(), () -> {
            if (visit.phoneTail() == null) {
                writeDown(visit, scene);
            }
            desk.advance(randomUUID(), visit.visit(), visit.code(), WaitingReason.AWAITING_TRIAGE);
        });
    }

    private void writeDown(VisitFact visit, Scene scene) {
        var look = desk.look(visit.visit());
        var known = new VisitDetails(
                visit.name() == null ? null : new PersonName(visit.name()), null, visit.companions(), visit.discreet());
        var said = scene.lift().form(visit.ticket().number(), known);
        try {
            write(visit, look, said, false);
        } catch (PerhapsKnown perhaps) {
            write(visit, look, said, true);
        } catch (AlreadyHere here) {
            // The form says what another's says; who it is will be asked in the room.
        }
    }

    private void write(VisitFact visit, FrontDesk.Look look, VisitDetails said, boolean another) {
        desk.correct(
                randomUUID(),
                visit.visit(),
                look.version(),
                new Correction(said, null, another, look.customerVersion()));
    }

    private Optional<Act> toTheConsultant(VisitFact visit, Scene scene) {
        var called = called(visit);
        if (called.isPresent() || scene.isInARoom(visit) || visit.discreet() || !visit.today()) {
            return scene.isOver(visit.custodySince(), Lasts.WALK, visit) ? lead(visit, scene) : Optional.empty();
        }
        if (scene.neglects().awaits(Fate.FORGOTTEN, visit)) {
            return Optional.of(new Act(visit.visit(), () -> {
                custody.leaveAlone(randomUUID(), visit.visit());
                scene.neglects().forget(visit.visit(), scene.now());
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
                        .filter(consultant -> !scene.isInARoom(visit) || !consultant.visitor())
                        .findFirst());
        return whose.map(consultant -> new Act(visit.visit(), () -> {
            var room = scene.roomOf(consultant);
            if (!consultant.post().equals(visit.place())) {
                desk.move(randomUUID(), visit.visit(), room);
            }
            custody.offer(randomUUID(), visit.visit(), consultant.id());
        }));
    }

    private static Optional<Call> called(VisitFact visit) {
        return Optional.ofNullable(visit.call()).filter(call -> call.status() == Status.CALLED);
    }
}
