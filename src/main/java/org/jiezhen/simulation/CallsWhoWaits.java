package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.springframework.stereotype.Component;

/** 导医台导医: goes on with the customers whom the desk as a whole looks after, and calls those who wait. */
@Component
class CallsWhoWaits extends VisitHabit {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Custody custody;
    private final Calls calls;

    CallsWhoWaits(Scenes scenes, Custody custody, Calls calls) {
        super(scenes, Urgency.SHARED, Role.DESK_GUIDE);
        this.custody = custody;
        this.calls = calls;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.visits().stream()
                .filter(visit -> visit.holder().equals("DESK"))
                .flatMap(visit -> withTheDesks(visit, scene).stream())
                .findFirst();
    }

    private Optional<Act> withTheDesks(VisitFact visit, Scene scene) {
        if (!visit.reason().called()) {
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
        // Who has waited for long already, would be late with it, too.
        if (scene.neglects().awaits(Fate.LOST, visit) && !scene.isOver(visit.reasonSince(), LONG)) {
            return scene.isOver(call.since(), Lasts.ABSENCE, visit)
                    ? Optional.of(new Act(visit.visit(), () -> {
                        calls.absent(randomUUID(), visit.visit());
                        scene.neglects().lose(visit.visit(), scene.now());
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
                .map(consultant -> new Act(
                        visit.visit(), () -> calls.call(randomUUID(), visit.visit(), scene.roomOf(consultant))));
    }

    private Act take(VisitFact visit) {
        return new Act(visit.visit(), () -> custody.take(randomUUID(), visit.visit()));
    }
}
