package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.lab.SeenLab.CallSeen;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** 化验科: telephones whoever is asked, else a doctor, with what must be known at once, and writes down what was repeated. */
@Component
class TellsCriticalValues implements Habit {

    private static final int SOONEST = 30;
    private static final int LATEST = 150;

    private final CriticalValues critical;
    private final SeenLab lab;

    TellsCriticalValues(CriticalValues critical, SeenLab lab) {
        this.critical = critical;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("LAB");
    }

    @Override
    public Urgency urgency() {
        return Urgency.AT_ONCE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var day = LabDay.of(round.day());
        return lab.on(round).calls().stream()
                .filter(call -> !round.isTouched(call.specimen()) && !day.isUntold(call.specimen(), round.now()))
                .filter(call -> round.isOver(call.since(), takes(call, round)))
                .findFirst()
                .map(call -> new Act(call.specimen(), () -> tell(call)));
    }

    private static Duration takes(CallSeen call, Round round) {
        return Duration.ofSeconds(round.day()
                .dice()
                .between(SOONEST, LATEST, "telephones", call.since().getEpochSecond()));
    }

    private void tell(CallSeen seen) {
        critical.look(seen.task())
                .ifPresent(call -> critical.readBack(
                        randomUUID(), seen.task(), receiver(seen, call).orElse(null), repeated(call)));
    }

    /** Whoever alone is asked, or has taken it; else the first who can be told. */
    private static Optional<StaffId> receiver(CallSeen seen, CriticalValues.Call call) {
        var able = call.others().stream().map(Colleague::id).toList();
        return able.stream().filter(id -> id.equals(seen.asked())).findFirst().or(() -> able.stream()
                .findFirst());
    }

    private static Map<String, String> repeated(CriticalValues.Call call) {
        return call.values().stream()
                .collect(Collectors.toMap(
                        value -> value.test().code(),
                        value -> PlayedFindings.said(
                                value.test(),
                                Objects.requireNonNull(value.result()).value())));
    }
}
