package org.jiezhen.triage;

import static java.util.UUID.randomUUID;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.visits.FrontDesk;
import org.springframework.stereotype.Component;

/** 导医台导医: leads a guest whom the consultant takes to the room that is kept. */
@Component
class LeadsToConsultants implements Habit {

    private final GivenGuests guests;
    private final FrontDesk desk;

    LeadsToConsultants(GivenGuests guests, FrontDesk desk) {
        this.guests = guests;
        this.desk = desk;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var led = guests.memory(round.day()).led();
        return guests.untouched(round)
                .filter(one -> one.state() == State.ACCEPTED && one.isWith(me.id()))
                .filter(one -> one.room() != null && !led.contains(one.visit()))
                .findFirst()
                .map(one -> new Act(one.visit(), () -> {
                    led.add(one.visit());
                    desk.move(randomUUID(), one.visit(), Objects.requireNonNull(one.room()));
                }));
    }
}
