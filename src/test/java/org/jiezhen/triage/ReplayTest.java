package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.triage.PlayedWheel.RULES;
import static org.jiezhen.triage.PlayedWheel.wants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.triage.Replay.Again;
import org.jiezhen.triage.Replay.Past;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.junit.jupiter.api.Test;

/** Days that have passed, decided again. */
class ReplayTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    private static List<Past> aMonth() {
        var dice = new Random(7);
        var wheel = new PlayedWheel();
        NAMES.forEach(name -> wheel.with(name, name.compareTo("d") < 0 ? new String[] {"EYES"} : new String[0]));
        var past = new ArrayList<Past>();
        while (past.size() < 1500) {
            NAMES.forEach(name -> {
                if (dice.nextInt(20) == 0) {
                    wheel.stands(name, Standing.values()[dice.nextInt(3)]);
                }
            });
            var guest = wants(dice.nextInt(4) == 0 ? "NOSE" : "EYES");
            var situation = wheel.situation(guest);
            var got = wheel.comes(guest);
            if (got != null) {
                past.add(new Past(past.size() + 1, situation, wheel.of(got).id(), null, null));
            }
        }
        return past;
    }

    @Test
    void aMonthBySameRulesIsTheSameMonth() {
        var past = aMonth();
        var began = System.nanoTime();
        var again = Replay.of(past, RULES);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("replay of " + past.size() + " decisions: " + took.toMillis() + " ms");
        assertThat(again).hasSize(1500).noneMatch(Again::isOther);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void byOtherRulesOthersWouldHaveReceivedThem() {
        var past = aMonth();
        var unminded =
                new Rules(RULES.order(), List.of(), Rules.Own.OWNER, false, true, Map.of(), Map.of(), null, Map.of());
        assertThat(Replay.of(past, unminded)).anyMatch(Again::isOther);
        var unpaid = new Rules(
                RULES.order(),
                List.of(),
                Rules.Own.OWNER,
                true,
                true,
                Map.of(),
                Map.of(),
                null,
                Map.of(Reason.SPECIALTY, Effect.TURN));
        var fewer = Replay.of(past, unpaid).stream()
                .filter(one -> one.by().equals(Choice.CREDIT))
                .count();
        assertThat(fewer)
                .as("whoever is passed for want of scope is owed nothing any more")
                .isLessThan(Replay.of(past, RULES).stream()
                        .filter(one -> one.by().equals(Choice.CREDIT))
                        .count());
    }

    @Test
    void whoeverWasChosenForAReasonStaysChosen() {
        var past = aMonth().stream()
                .map(one -> one.no() % 5 == 0
                        ? new Past(one.no(), one.situation(), PlayedWheel.id("a"), Reason.BY_NAME.name(), null)
                        : one)
                .toList();
        assertThat(Replay.of(past, RULES))
                .filteredOn(Again::overruled)
                .hasSize(300)
                .allMatch(one -> PlayedWheel.id("a").equals(one.would()));
    }
}
