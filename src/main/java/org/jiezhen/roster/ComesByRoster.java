package org.jiezhen.roster;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.AtWork.How;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** Whoever works with guests says so when the shift begins, and whoever stays beyond its end answers that. */
@Component
class ComesByRoster implements Habit {

    private final WorksByRoster work;
    private final Duty duty;

    ComesByRoster(WorksByRoster work, Duty duty) {
        this.work = work;
        this.duty = duty;
    }

    @Override
    public Set<String> roles() {
        return WorksByRoster.ROLES;
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        if (round.isTouched(me.id()) || work.of(me, round) != How.WORKS) {
            return Optional.empty();
        }
        var seen = work.seen(round);
        if (!seen.isOnDuty(me)) {
            return Optional.of(new Act(me.id(), () -> duty.declare(randomUUID(), DutyState.ON_DUTY)));
        }
        return seen.isAsked(me) ? Optional.of(new Act(me.id(), () -> duty.stay(randomUUID()))) : Optional.empty();
    }
}
