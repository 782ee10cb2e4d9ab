package org.jiezhen.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiezhen.callbacks.Consequence.Again;
import org.jiezhen.callbacks.Consequence.Next;
import org.jiezhen.house.House;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows of each outcome, by the house's rules. */
@Component
class CallConsequences {

    static final String COMPLICATION = "COMPLICATION";
    static final String COMPLAINT = "CALL_COMPLAINT";
    static final String WRONG_NUMBER = "WRONG_NUMBER";
    static final String DECIDE = "CALL_DECIDE";

    private final CallHours hours;
    private final House house;

    CallConsequences(CallHours hours, House house) {
        this.hours = hours;
        this.house = house;
    }

    /**
     * @param me who rings
     * @param promised when the person asked to be rung; null where that is not said yet, or not asked
     */
    Consequence of(Called called, CallOutcome outcome, Caller me, @Nullable Instant promised, Instant now) {
        var today = BusinessTime.day(now);
        var due = called.due(today);
        var care = due.stream().anyMatch(Owed::care);
        var usual = called.usualHour();
        return switch (outcome) {
            case REACHED -> over(called, due, today, null);
            case COMPLAINT -> over(called, due, today, COMPLAINT);
            case COMPLICATION -> over(called, due, today, COMPLICATION);
            case WANTS_TO_COME -> over(called, without(called, Owed::care, due), today, null);
            case DO_NOT_CALL -> stop(called, today);
            case NO_ANSWER, SOMEBODY_ELSE -> missed(called, due, hours.times().another(now, usual, care), today);
            case BUSY -> {
                var minutes = Duration.ofMinutes(house.rule("CALLBACK_BUSY_MINUTES"));
                yield missed(called, due, hours.times().from(now.plus(minutes), care), today);
            }
            case LATER -> again(called, due, promised, promised != null, me, 0, null, today);
            case REFUSED ->
                again(
                        called,
                        due,
                        hours.times().onDay(inDays(today, "CALLBACK_REFUSED_DAYS"), usual, care),
                        false,
                        Caller.AGENTS,
                        0,
                        null,
                        today);
            case ANGRY ->
                again(
                        called,
                        due,
                        hours.times().onDay(inDays(today, "CALLBACK_ANGRY_DAYS"), usual, care),
                        false,
                        null,
                        0,
                        null,
                        today);
            case WRONG_NUMBER -> again(called, due, null, false, null, 0, WRONG_NUMBER, today);
        };
    }

    private LocalDate inDays(LocalDate today, String rule) {
        return today.plusDays(house.rule(rule));
    }

    /** Whoever comes is asked nothing more of what would have brought her: but what is for her safety stays. */
    private static List<Owed> without(Called called, Predicate<Owed> care, List<Owed> due) {
        return Stream.concat(due.stream(), called.owed().stream().filter(care.negate()))
                .distinct()
                .toList();
    }

    private static Consequence over(Called called, List<Owed> over, LocalDate today, @Nullable String task) {
        return new Consequence(
                ids(over), List.of(), null, task, false, 0, 0, next(called, today, one -> !over.contains(one)));
    }

    private static Consequence stop(Called called, LocalDate today) {
        var over = Stream.concat(called.owed().stream().filter(one -> !one.care()), called.due(today).stream())
                .distinct()
                .toList();
        var kept =
                (int) called.owed().stream().filter(one -> !over.contains(one)).count();
        return new Consequence(ids(over), List.of(), null, null, true, 0, kept, next(called, today, Owed::care));
    }

    /** After so many in a row a person decides. */
    private Consequence missed(Called called, List<Owed> due, Instant at, LocalDate today) {
        var tries = called.tries() + 1;
        return tries >= house.rule("CALLBACK_TRIES")
                ? again(called, due, null, false, null, tries, DECIDE, today)
                : again(called, due, at, false, null, tries, null, today);
    }

    private static Consequence again(
            Called called,
            List<Owed> due,
            @Nullable Instant at,
            boolean promised,
            @Nullable Caller by,
            int tries,
            @Nullable String task,
            LocalDate today) {
        var day = at == null ? today : BusinessTime.day(at);
        return new Consequence(
                List.of(),
                due.stream()
                        .map(one -> new Again(
                                one.id(),
                                at,
                                // What is late stays late, however often nobody answers.
                                day.isAfter(today) ? day : one.due(),
                                promised,
                                by == null ? one.by() : by))
                        .toList(),
                at,
                task,
                false,
                tries,
                0,
                next(called, today, _ -> true));
    }

    private static List<CallbackId> ids(List<Owed> owed) {
        return owed.stream().map(Owed::id).toList();
    }

    private static @Nullable Next next(Called called, LocalDate today, Predicate<Owed> which) {
        return called.owed().stream()
                .filter(one -> one.due().isAfter(today))
                .filter(which)
                .findFirst()
                .map(one -> new Next(one.what(), one.due()))
                .orElse(null);
    }
}
