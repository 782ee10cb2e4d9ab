package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Plan;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In the played day guests are rung, one is not well, and a doctor sees to it before it is late. */
class PlayedCallsTest extends CallbacksTest {

    private static final String DOCTOR = "zhoumingyuan";
    private static final Duration GLANCE = Duration.ofSeconds(20);
    private static final int MOST_ROUNDS = 900;
    private static final int GUESTS = 32;
    private static final int UNWELL = 9;

    @Autowired
    private RingsGuests rings;

    @Autowired
    private SeesToComplications sees;

    @Test
    void guestsAreRungAndWhoIsNotWellIsSeenToByADoctorInTime() {
        var guests = new ArrayList<CustomerId>();
        for (var n = 0; n < GUESTS; n++) {
            var guest = person("回访" + (char) ('甲' + n), "1370003" + (1000 + n));
            due(guest, n % 4 == 0 ? "DEAL" : "AFTER_COMPLICATION", day(), Caller.AGENTS);
            guests.add(guest);
        }
        // A day on which some are not well, whoever of them answers.
        var day = LongStream.rangeClosed(1, 10_000)
                .mapToObj(seed -> new PlayedDay(Plan.rush(seed, 0)))
                .filter(one -> guests.stream()
                                .filter(guest ->
                                        one.dice().onceIn(RingsGuests.UNWELL_ONCE_IN, "unwell", guest.toString()))
                                .count()
                        > UNWELL)
                .findFirst()
                .orElseThrow();
        var played =
                Map.<String, List<Habit>>of(CAOMIN, List.of(rings), XIAQING, List.of(rings), DOCTOR, List.of(sees));
        var all = played.keySet().stream().map(who -> person(who)).toList();
        for (var round = 0;
                callbacks.read().stream().anyMatch(fact -> fact.isFree() || fact.claim() != null) || isOpen();
                round++) {
            assertThat(round).isLessThan(MOST_ROUNDS);
            var moment = new Round(day, clock.instant(), new Pace(1), all);
            played.forEach((who, habits) -> habits.forEach(habit -> as(who, () -> {
                habit.next(person(who), moment).ifPresent(act -> {
                    act.command().run();
                    moment.touch(Objects.requireNonNull(act.subject()));
                });
                return null;
            })));
            clock.advance(GLANCE);
        }
        var outcomes = new HashSet<>(jdbc.sql("SELECT outcome FROM callback_result WHERE voided IS NULL")
                .query(String.class)
                .list());
        assertThat(outcomes).contains("REACHED", "NO_ANSWER", "COMPLICATION");
        assertThat(jdbc.sql("""
                        SELECT o.started - k.started FROM callback_result k
                        JOIN callback_task b ON b.call_id = k.call_id
                        LEFT JOIN task_owner_told o ON o.task_id = b.task_id AND o.holder = 'STAFF'
                        WHERE k.outcome = 'COMPLICATION' AND k.voided IS NULL""").query((rs, row) -> rs.getString(1)).list())
                .as("how soon a doctor had it")
                .isNotEmpty()
                .allSatisfy(took -> assertThat(took).isNotNull().isLessThan("00:10:00"));
    }

    private boolean isOpen() {
        return count("SELECT count(*) FROM task_now WHERE code = 'COMPLICATION'") > 0;
    }

    private Person person(String username) {
        return new Person(
                people.id(username),
                new Localized("", ""),
                username.equals(DOCTOR) ? "DOCTOR" : "CALLBACK_AGENT",
                false);
    }
}
