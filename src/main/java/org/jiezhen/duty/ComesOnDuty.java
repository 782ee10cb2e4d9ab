package org.jiezhen.duty;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** Everybody who works with guests says so first. */
@Component
class ComesOnDuty implements Habit {

    /** Who is on duty, in one round. */
    record Seen(Set<String> people) {}

    private final Duty duty;
    private final DutyBoard board;

    ComesOnDuty(Duty duty, DutyBoard board) {
        this.duty = duty;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("STANDING_GUIDE", "DESK_GUIDE", "TEA_GUIDE", "CONSULTANT", "DUTY_MANAGER");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var said = round.seen(
                        Seen.class,
                        () -> new Seen(board.read().stream()
                                .map(row -> row.person().toString())
                                .collect(Collectors.toSet())))
                .people;
        return said.contains(me.id().toString()) || round.isTouched(me.id())
                ? Optional.empty()
                : Optional.of(new Act(me.id(), () -> duty.declare(randomUUID(), DutyState.ON_DUTY)));
    }
}
