package org.jiezhen.roster;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.duty.Duty;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.AtWork.How;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.handover.HandOver;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/**
 * Whose shift is over ends what is in hand, hands the rest over, and goes off duty with nothing; whoever is only asked
 * declines at once.
 */
@Component
class GoesByRoster implements Habit {

    // A talk is finished; whoever sits beside a guest at the form is relieved.
    private static final Duration TALK = Duration.ofMinutes(70);
    private static final Duration ELSE = Duration.ofMinutes(12);

    /** Since when whose shift is over. */
    private record Ending(Map<StaffId, Instant> since) {

        private static Ending of(PlayedDay day) {
            return day.remembered(Ending.class, () -> new Ending(new ConcurrentHashMap<>()));
        }
    }

    private final WorksByRoster work;
    private final Duty duty;
    private final HandOver handOver;

    GoesByRoster(WorksByRoster work, Duty duty, HandOver handOver) {
        this.work = work;
        this.duty = duty;
        this.handOver = handOver;
    }

    @Override
    public Set<String> roles() {
        return WorksByRoster.ROLES;
    }

    @Override
    public Urgency urgency() {
        return Urgency.ENDING;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var since = Ending.of(round.day()).since;
        if (work.of(me, round) != How.ENDS) {
            since.remove(me.id());
            return Optional.empty();
        }
        var seen = work.seen(round);
        var inHand = work.inHand(me, round);
        if (inHand.isEmpty()) {
            return seen.isOnDuty(me) ? Optional.of(new Act(me.id(), () -> duty.end(randomUUID()))) : Optional.empty();
        }
        var asked = inHand.stream().filter(thing -> !work.isGiven(thing)).findFirst();
        if (asked.isPresent()) {
            return Optional.of(new Act(
                    me.id(), () -> handOver.leave(randomUUID(), asked.get().id())));
        }
        var ends = since.computeIfAbsent(me.id(), _ -> round.now());
        return round.isOver(ends, me.role().equals("CONSULTANT") ? TALK : ELSE)
                ? Optional.of(new Act(me.id(), () -> handOver.leaveAll(randomUUID())))
                : Optional.empty();
    }
}
