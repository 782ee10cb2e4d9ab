package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.outcomes.Tours;
import org.jiezhen.sales.AwaitedSignatures;
import org.jiezhen.sales.Deals;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/**
 * 咨询师: takes who is led into the room, talks, says what became of it, shows the house to whoever would like to see it, and
 * gives to the desk, now and then, for the way to the lift.
 */
@Component
class Consults extends VisitHabit {

    private static final int LATER_OF_TEN = 3;
    private static final int DAYS_LATER = 9;

    /** A talk in which something is accepted goes on until it is signed, but not for ever. */
    private static final Duration SIGNS_UNTIL = Duration.ofMinutes(18);

    /** Whose yes is still to be signed, as seen in one round. */
    private record Signing(Set<VisitId> visits) {}

    private final Steps steps;
    private final Custody custody;
    private final Outcomes outcomes;
    private final Deals deals;
    private final Tours tours;
    private final AwaitedSignatures signatures;

    Consults(
            Scenes scenes,
            Steps steps,
            Custody custody,
            Outcomes outcomes,
            Deals deals,
            Tours tours,
            AwaitedSignatures signatures) {
        super(scenes, Urgency.IN_HAND, Role.CONSULTANT);
        this.steps = steps;
        this.custody = custody;
        this.outcomes = outcomes;
        this.deals = deals;
        this.tours = tours;
        this.signatures = signatures;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return begin(me, scene)
                .or(() -> end(me, scene))
                .or(() -> tour(me, scene))
                .or(() -> pay(me, scene))
                .or(() -> giveToDesk(me, scene));
    }

    private Optional<Act> begin(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.phase() != Phase.LEAVING
                        && visit.reason().canBecome(WaitingReason.IN_CONSULTATION))
                .map(visit -> steps.advance(visit, WaitingReason.IN_CONSULTATION));
    }

    private Optional<Act> end(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.reason().is(WaitingReason.IN_CONSULTATION)
                        && scene.isOver(visit.reasonSince(), Lasts.CONSULTATION, visit)
                        && (scene.isOver(visit.reasonSince(), SIGNS_UNTIL) || !signs(visit, scene)))
                .map(visit -> new Act(visit.visit(), () -> decide(me, scene.dice(), visit)));
    }

    private boolean signs(VisitFact visit, Scene scene) {
        return scene.round()
                .seen(Signing.class, () -> new Signing(signatures.now()))
                .visits
                .contains(visit.visit());
    }

    private void decide(Person me, Dice dice, VisitFact visit) {
        var number = visit.ticket().number();
        var drawn = dice.between(1, 10, "outcome", number);
        // What was accepted and signed is a deal; nothing else is.
        var kind = deals.prepare(visit.visit()).missing().isEmpty()
                ? OutcomeKind.DEAL
                : drawn <= LATER_OF_TEN ? OutcomeKind.LATER : OutcomeKind.NO_DEAL;
        var due = outcomes.proposed(kind);
        var by = dice.onceIn(2, "who rings", number) ? new Caller.One(me.id()) : Caller.AGENTS;
        var said = new Said(null, new CallbackPlan(due, by));
        switch (kind) {
            case DEAL -> deals.close(randomUUID(), visit.visit(), said);
            case LATER -> outcomes.later(randomUUID(), visit.visit(), due.plusDays(DAYS_LATER), said);
            default ->
                outcomes.noDeal(
                        randomUUID(),
                        visit.visit(),
                        dice.any(outcomes.offered(), "why", number).code(),
                        dice.onceIn(3, "tour", number),
                        said);
        }
    }

    /** Two departments, then to the lift. */
    private Optional<Act> tour(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.reason().is(Outcomes.ON_TOUR)
                        && scene.isOver(visit.reasonSince(), Lasts.STOP, visit))
                .map(visit -> new Act(visit.visit(), () -> {
                    var stops = tours.stops(visit.visit());
                    if (stops.stream().filter(Tours.Stop::shown).count() >= 2) {
                        tours.end(randomUUID(), visit.visit());
                    } else {
                        stops.stream()
                                .filter(stop -> !stop.shown())
                                .findFirst()
                                .ifPresent(stop -> tours.show(randomUUID(), visit.visit(), stop.department()));
                    }
                }));
    }

    private Optional<Act> pay(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.reason().is(Outcomes.TO_THE_CASHIER)
                        && scene.isOver(visit.reasonSince(), Lasts.CASHIER, visit))
                .map(visit -> steps.advance(visit, WaitingReason.LEAVING));
    }

    private Optional<Act> giveToDesk(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.phase() == Phase.LEAVING
                        && visit.offer() == null
                        && me.post().equals(visit.place())
                        && scene.dice().onceIn(3, "to the desk", visit.ticket().number()))
                .map(visit -> new Act(visit.visit(), () -> custody.offer(randomUUID(), visit.visit(), null)));
    }
}
