package org.jiezhen.callbacks;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.callbacks.CallbackBoard.CallFact;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/**
 * 回访: rings whoever is next, asks who speaks, notes what is said; some do not answer, some ask to be rung tomorrow, and of those who
 * were treated some are not well.
 */
@Component
class RingsGuests implements Habit {

    private static final int QUICKEST = 45;
    private static final int SLOWEST = 140;
    private static final int SOONEST = 120;
    private static final int LATEST = 420;
    private static final int MISSED_ONCE_IN = 3;
    private static final int PROMISED_ONCE_IN = 9;
    static final int UNWELL_ONCE_IN = 7;
    private static final List<String> UNWELL = List.of("右眼红肿，早上睁不开。", "伤口发烫，昨晚 38.1 度。", "看东西有点重影。");
    private static final List<String> SAID =
            List.of("都好，没有不舒服。", "想再和家人商量。", "问恢复期多久能上班。", "说服务挺好，等候有点久。", "已经约了朋友一起来。");

    /** When each of them rang last. */
    private record Last(Map<StaffId, Instant> calls) {}

    private final CallbackCalls calls;
    private final CallbackBoard board;
    private final CallHours hours;

    RingsGuests(CallbackCalls calls, CallbackBoard board, CallHours hours) {
        this.calls = calls;
        this.board = board;
        this.hours = hours;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CALLBACK_AGENT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.IN_HAND;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var facts = round.shown(board, board::read);
        var mine = facts.stream()
                .filter(fact -> fact.claim() != null && fact.claim().id().equals(me.id()))
                .findFirst();
        if (mine.isPresent()) {
            return mine.flatMap(fact -> concludes(me, fact, round));
        }
        var last = round.day()
                .remembered(Last.class, () -> new Last(new ConcurrentHashMap<>()))
                .calls
                .computeIfAbsent(me.id(), _ -> round.now());
        var after = Duration.ofSeconds(round.day().dice().between(SOONEST, LATEST, "rings", me.id(), last));
        return round.isOver(last, after) ? takes(me, facts, round) : Optional.empty();
    }

    private Optional<Act> takes(Person me, List<CallFact> facts, Round round) {
        var times = hours.times();
        return facts.stream()
                .filter(fact -> fact.isFree() && !round.isTouched(fact.id()))
                .filter(fact -> fact.isOf(me.id(), Set.of(me.role())) || fact.away())
                .filter(fact -> times.areOpen(round.now(), fact.care()))
                .findFirst()
                .map(fact -> new Act(fact.id(), () -> calls.take(randomUUID(), CustomerId.of(fact.id()), false)));
    }

    private Optional<Act> concludes(Person me, CallFact fact, Round round) {
        var since = fact.claimed();
        if (since == null || round.isTouched(fact.id())) {
            return Optional.empty();
        }
        var after = Duration.ofSeconds(round.day().dice().between(QUICKEST, SLOWEST, "speaks", fact.id(), since));
        if (!round.isOver(since, after)) {
            return Optional.empty();
        }
        return Optional.of(new Act(fact.id(), () -> {
            round.day()
                    .remembered(Last.class, () -> new Last(new ConcurrentHashMap<>()))
                    .calls
                    .put(me.id(), round.now());
            conclude(fact, round);
        }));
    }

    private void conclude(CallFact fact, Round round) {
        var person = CustomerId.of(fact.id());
        var dice = round.day().dice();
        if (fact.here()) {
            // She has just come in: asked there.
            calls.release(randomUUID(), person);
        } else if (dice.onceIn(MISSED_ONCE_IN, "answers", fact.id(), String.valueOf(fact.claimed()))) {
            calls.conclude(randomUUID(), person, Conclusion.of(CallOutcome.NO_ANSWER));
        } else {
            calls.spoke(randomUUID(), person, true);
            if (fact.care() && dice.onceIn(UNWELL_ONCE_IN, "unwell", fact.id())) {
                calls.note(person, dice.any(UNWELL, "said", fact.id()));
                calls.conclude(
                        randomUUID(), person, new Conclusion(CallOutcome.COMPLICATION, Mood.WORRIED, null, null));
            } else if (dice.onceIn(PROMISED_ONCE_IN, "promised", fact.id())) {
                var tomorrow = BusinessTime.day(round.now()).plusDays(1);
                calls.conclude(
                        randomUUID(),
                        person,
                        new Conclusion(CallOutcome.LATER, Mood.CALM, tomorrow.atTime(10, 30), null));
            } else {
                calls.note(person, dice.any(SAID, "said", fact.id()));
                calls.conclude(randomUUID(), person, new Conclusion(CallOutcome.REACHED, Mood.CALM, null, null));
            }
        }
    }
}
