package org.jiezhen.triage;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.visits.Retyping;
import org.jiezhen.visits.VisitType;
import org.springframework.stereotype.Component;

/** 导医台导医: finds out now and then that a guest who was given has come to be looked at again, which consumes no turn. */
@Component
class CorrectsTypes implements Habit {

    private static final int ONCE_IN = 6;

    private final GivenGuests guests;
    private final Retyping retyping;

    CorrectsTypes(GivenGuests guests, Retyping retyping) {
        this.guests = guests;
        this.retyping = retyping;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var memory = guests.memory(round.day());
        return guests.untouched(round)
                .filter(one -> one.state() == State.RECEIVED
                        && VisitType.FIRST.equals(one.guest().type()))
                .filter(one -> memory.first("type", one.visit())
                        && round.day().dice().onceIn(ONCE_IN, "looked at again", one.number()))
                .findFirst()
                .map(one -> new Act(one.visit(), () -> {
                    memory.done("type", one.visit());
                    retyping.retype(
                            randomUUID(), one.visit(), VisitType.FIRST, VisitType.REVIEW, Retyping.Reason.HISTORY);
                }));
    }
}
