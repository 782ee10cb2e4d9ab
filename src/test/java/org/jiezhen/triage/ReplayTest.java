package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.triage.PlayedWheel.RULES;
import static org.jiezhen.triage.PlayedWheel.wants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.triage.Replay.Again;
import org.jiezhen.triage.Replay.Past;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Situation.Consultant;
import org.jiezhen.triage.Situation.Guest;
import org.jiezhen.triage.TriageRules.Waits;
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
                past.add(new Past(past.size() + 1, situation, wheel.of(got).id(), null, null, Duration.ofMinutes(20)));
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
        assertThat(again)
                .hasSize(1500)
                .noneMatch(Again::isOther)
                .allMatch(one -> Objects.equals(one.waited(), one.wouldWait()));
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
    void whoeverWouldHaveReceivedAllWouldHaveLetThemWait() {
        var past = aMonth().stream()
                .limit(40)
                .map(one -> new Past(one.no(), bookedWithA(one.situation()), one.chosen(), null, null, one.talk()))
                .toList();
        var again = Replay.of(past, RULES);
        assertThat(again).allMatch(one -> PlayedWheel.id("a").equals(one.would()));
        assertThat(Waits.of(again.stream().map(Again::wouldWait)).nineOfTen())
                .isGreaterThan(Waits.of(again.stream().map(Again::waited)).nineOfTen());
    }

    private static Situation bookedWithA(Situation then) {
        var guest = then.guest();
        return new Situation(
                then.at(),
                then.no(),
                new Guest(
                        guest.type(),
                        guest.turn(),
                        null,
                        PlayedWheel.id("a"),
                        null,
                        null,
                        null,
                        guest.wanted(),
                        guest.language(),
                        guest.channels()),
                then.consultants().stream().map(ReplayTest::there).toList());
    }

    private static Consultant there(Consultant one) {
        return new Consultant(
                one.id(),
                Standing.ON_DUTY,
                one.scope(),
                one.languages(),
                one.grade(),
                one.now(),
                one.atOnce(),
                one.today(),
                one.aDay(),
                one.wheel(),
                one.in(),
                one.level(),
                one.lastTurn(),
                one.owed(),
                one.left());
    }

    @Test
    void whoeverWasChosenForAReasonStaysChosen() {
        var past = aMonth().stream()
                .map(one -> one.no() % 5 == 0
                        ? new Past(
                                one.no(), one.situation(), PlayedWheel.id("a"), Reason.BY_NAME.name(), null, one.talk())
                        : one)
                .toList();
        assertThat(Replay.of(past, RULES))
                .filteredOn(Again::overruled)
                .hasSize(300)
                .allMatch(one -> PlayedWheel.id("a").equals(one.would()));
    }
}
