package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.house.Place;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Stage;
import org.springframework.stereotype.Component;

/** What everybody does who may be with a customer: answers what is offered, and sees to the lift. */
@Component
class Accompanying {

    private static final int BUSY_ONCE_IN = 14;

    private final FrontDesk desk;
    private final Custody custody;

    Accompanying(FrontDesk desk, Custody custody) {
        this.desk = desk;
        this.custody = custody;
    }

    /**
     * Answers what is offered to this person, or to the desk.
     *
     * @param ofDesk whether this person also answers for the desk
     */
    Optional<Act> answer(Person me, Scene scene, boolean ofDesk) {
        return scene.first(visit -> {
                    var offer = visit.offer();
                    return offer != null
                            && !offer.giver().id().equals(me.id())
                            && (offer.taker() == null
                                    ? ofDesk
                                    : offer.taker().id().equals(me.id()))
                            && scene.isOver(offer.since(), Lasts.ANSWER, visit);
                })
                .map(visit -> new Act(visit.visit(), () -> {
                    var offer = visit.offer();
                    if (ofDesk
                            && offer != null
                            && offer.taker() != null
                            && scene.dice()
                                    .onceIn(BUSY_ONCE_IN, "busy", Math.toIntExact(offer.id() % Integer.MAX_VALUE))) {
                        custody.decline(randomUUID(), visit.visit());
                    } else {
                        custody.accept(randomUUID(), visit.visit());
                    }
                }));
    }

    /** Says farewell to whoever leaves with this person, at the lift. */
    Optional<Act> farewell(Person me, Scene scene) {
        return scene.first(visit ->
                        scene.isWith(visit, me.id()) && visit.stage() == Stage.LEAVING && visit.offer() == null)
                .flatMap(visit -> {
                    var lift = scene.places(Place.Kind.LIFT_HALL).stream().findFirst();
                    if (lift.isPresent() && !lift.get().name().equals(visit.place())) {
                        return Optional.of(new Act(
                                visit.visit(),
                                () -> desk.move(
                                        randomUUID(), visit.visit(), lift.get().id())));
                    }
                    return scene.isOver(visit.stageSince(), Lasts.FAREWELL, visit)
                            ? Optional.of(new Act(visit.visit(), () -> desk.depart(randomUUID(), visit.visit())))
                            : Optional.empty();
                });
    }

    /** Receives somebody who is here on business: the talk, and then the way to the lift. */
    Optional<Act> host(Person me, Scene scene) {
        return scene.visits().stream()
                .filter(visit -> scene.isWith(visit, me.id()) && visit.offer() == null)
                .flatMap(visit -> switch (visit.stage()) {
                    case AWAITING_HOST -> Stream.of(advance(visit, Stage.WITH_HOST));
                    case WITH_HOST ->
                        scene.isOver(visit.stageSince(), Lasts.TALK, visit)
                                ? Stream.of(advance(visit, Stage.LEAVING))
                                : Stream.<Act>empty();
                    case ARRIVED, INTAKE, AWAITING_TRIAGE, AWAITING_CONSULTATION, IN_CONSULTATION, LEAVING ->
                        Stream.<Act>empty();
                })
                .findFirst();
    }

    /** Goes one step on with a customer. */
    Act advance(VisitFact visit, Stage next) {
        return new Act(visit.visit(), () -> desk.advance(randomUUID(), visit.visit(), visit.stage(), next));
    }
}
