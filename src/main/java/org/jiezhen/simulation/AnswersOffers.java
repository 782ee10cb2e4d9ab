package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.Custody;
import org.springframework.stereotype.Component;

/** Answers what is offered to this person, or to the desk. */
@Component
class AnswersOffers extends VisitHabit {

    private static final int BUSY_ONCE_IN = 14;

    private final Custody custody;

    AnswersOffers(Scenes scenes, Custody custody) {
        super(scenes, Urgency.ASKED, Role.STANDING_GUIDE, Role.DESK_GUIDE, Role.CONSULTANT, Role.DUTY_MANAGER);
        this.custody = custody;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        var ofDesk = me.role().equals(Role.DESK_GUIDE);
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
}
