package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.triage.PlayedWheel.RULES;
import static org.jiezhen.triage.PlayedWheel.id;
import static org.jiezhen.triage.PlayedWheel.wants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jiezhen.Amount;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.triage.Rules.Named;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Situation.Grade;
import org.jiezhen.triage.Situation.Guest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose turn it is, by facts and rules alone. */
class ChooserTest {

    private static final int HOUSES = Amount.of(60, 300);
    private static final int GROUPS = Amount.of(25, 100);

    @Test
    void whoIsPassedForWantOfScopeIsOwedAndServedFirst() {
        var wheel =
                new PlayedWheel().with("A", "EYES", "BREAST").with("B", "EYES").with("C", "EYES", "BREAST");
        var first = wheel.comes(wants("EYES"));
        // Whoever of A and C it was: now B stands first or second.
        var got = new ArrayList<String>();
        for (var guest : List.of("BREAST", "BREAST", "EYES", "EYES")) {
            got.add(wheel.comes(wants(guest)));
        }
        assertThat(got.subList(0, 2)).as("B knows nothing of it").doesNotContain("B");
        assertThat(got.get(2))
                .as("B's make-up turn is served first (first was " + first + ")")
                .isEqualTo("B");
        assertThat(wheel.of("B").owed().size() + wheel.received("B")).isBetween(1, 2);
    }

    @Test
    @Tag(Amount.TAG)
    void sharesDifferByOneAtMostWhereMakeUpTurnsAreCountedAndNobodyWaitsForEver() {
        for (var seed = 1; seed <= HOUSES; seed++) {
            var dice = new Random(seed);
            var wheel = new PlayedWheel();
            var names = List.of("a1", "a2", "a3", "b1", "b2", "c1");
            names.forEach(name -> wheel.with(
                    name,
                    switch (name.charAt(0)) {
                        case 'a' -> new String[] {"EYES", "NOSE"};
                        case 'b' -> new String[] {"EYES"};
                        default -> new String[] {"EYES", "NOSE", "SKIN"};
                    }));
            var waits = new HashMap<String, Integer>();
            for (var guest = 0; guest < 120; guest++) {
                names.forEach(name -> {
                    if (dice.nextInt(9) == 0) {
                        wheel.stands(name, dice.nextBoolean() ? Standing.BREAK : Standing.ON_DUTY);
                    }
                    wheel.has(name, dice.nextInt(12) == 0 ? 9 : 0);
                });
                var open = names.stream()
                        .mapToInt(name -> wheel.of(name).owed().size())
                        .sum();
                var wanted = wants(List.of("EYES", "NOSE", "SKIN").get(dice.nextInt(3)));
                var could = wheel.look(wanted).ranked().stream()
                        .filter(Choice.Ranked::can)
                        .map(one -> wheel.name(one.who()))
                        .toList();
                var got = wheel.comes(wanted);
                could.forEach(name -> waits.merge(name, 1, Integer::sum));
                if (got != null) {
                    waits.put(got, 0);
                }
                could.forEach(name -> assertThat(waits.get(name))
                        .as("so often " + name + " could, and had to wait: " + open + " are owed")
                        .isLessThanOrEqualTo(8 * names.size()));
                assertFair(wheel, names);
            }
        }
    }

    /** Every place is a turn, a pass that is owed, a make-up turn that was served, or a pass that is not made up. */
    private static void assertFair(PlayedWheel wheel, List<String> names) {
        var levels = names.stream().mapToInt(name -> wheel.of(name).level()).summaryStatistics();
        assertThat(levels.getMax() - levels.getMin()).isLessThanOrEqualTo(1);
        names.forEach(
                name -> assertThat(wheel.received(name) + wheel.of(name).owed().size())
                        .as(name + " has at most what the place says")
                        .isLessThanOrEqualTo(wheel.of(name).level()));
    }

    @Test
    @Tag(Amount.TAG)
    void inAGroupOfOneScopeSharesAreEvenWhoeverIsPassedForWhatever() {
        for (var seed = 1; seed <= GROUPS; seed++) {
            var dice = new Random(seed);
            var wheel = new PlayedWheel()
                    .with("a1", "EYES")
                    .with("a2", "EYES")
                    .with("a3", "EYES")
                    .with("b", "EYES", "NOSE");
            for (var guest = 0; guest < 90; guest++) {
                for (var name : List.of("a1", "a2", "a3")) {
                    wheel.stands(name, dice.nextInt(5) == 0 ? Standing.SERVING : Standing.ON_DUTY);
                }
                wheel.comes(wants(dice.nextBoolean() ? "EYES" : "NOSE"));
                var shares = List.of("a1", "a2", "a3").stream()
                        .mapToInt(name ->
                                wheel.received(name) + wheel.of(name).owed().size())
                        .summaryStatistics();
                assertThat(shares.getMax() - shares.getMin()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aNewcomerAtTwoDoesNotGetTheNextFour() {
        var wheel = new PlayedWheel().with("A").with("B").with("C");
        for (var guest = 0; guest < 12; guest++) {
            wheel.comes(wants());
        }
        wheel.with("new");
        var got = new ArrayList<String>();
        for (var guest = 0; guest < 8; guest++) {
            got.add(wheel.comes(wants()));
        }
        assertThat(got.stream().filter("new"::equals))
                .as("of the next eight: " + got)
                .hasSizeBetween(1, 2);
        assertThat(got.subList(0, 4).stream().filter("new"::equals)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whoeverComesBackBeginsWhereTheWheelIsAndWhoGoesLosesNothing() {
        var wheel = new PlayedWheel().with("A").with("B").with("C");
        for (var guest = 0; guest < 6; guest++) {
            wheel.comes(wants());
        }
        wheel.stands("C", Standing.OFF);
        for (var guest = 0; guest < 8; guest++) {
            assertThat(wheel.comes(wants())).isNotEqualTo("C");
        }
        wheel.stands("C", Standing.ON_DUTY);
        var got = List.of(
                String.valueOf(wheel.comes(wants())),
                String.valueOf(wheel.comes(wants())),
                String.valueOf(wheel.comes(wants())),
                String.valueOf(wheel.comes(wants())));
        assertThat(got.stream().filter("C"::equals)).as(got.toString()).hasSizeLessThanOrEqualTo(2);
        assertThat(wheel.of("C").owed()).as("nobody is owed for being at home").isEmpty();
    }

    @Test
    void whoIsAtTheLimitIsPassedAndOwedNothing() {
        var wheel = new PlayedWheel().with("A").with("B");
        var first = String.valueOf(wheel.comes(wants()));
        var second = first.equals("A") ? "B" : "A";
        wheel.has(second, 9);
        assertThat(wheel.look(wants()).passed())
                .extracting(passed -> wheel.name(passed.who()), Choice.Passed::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(second, Reason.AT_ONCE));
        assertThat(wheel.comes(wants())).isEqualTo(first);
        assertThat(wheel.of(second).owed()).isEmpty();
        assertThat(wheel.of(second).level()).as("the turn is passed").isEqualTo(1);
    }

    @Test
    void aFollowUpWhoseConsultantIsOnLeaveFallsToTheWheelAndConsumesNoTurn() {
        var wheel = new PlayedWheel().with("A").with("B").stands("B", Standing.OFF);
        var guest = new Guest("FOLLOW_UP", false, null, null, null, id("B"), null, List.of(), "zh", List.of());
        var choice = wheel.look(guest);
        assertThat(choice.first()).hasValueSatisfying(first -> {
            assertThat(first.who()).isEqualTo(id("A"));
            assertThat(first.by()).isEqualTo(Choice.WHEEL);
        });
        assertThat(choice.of(id("B")).orElseThrow().of("OWN").code()).isEqualTo("HER_GONE");
        wheel.comes(guest);
        assertThat(wheel.of("A").level()).isZero();
        wheel.stands("B", Standing.ON_DUTY);
        assertThat(wheel.comes(guest)).isEqualTo("B");
    }

    @Test
    void theFirstRuleThatNamesSomebodyWhoIsThereDecides() {
        var wheel = new PlayedWheel().with("A").with("B").with("C").with("D");
        var guest = new Guest(
                "FIRST", true, null, id("B"), id("C"), id("D"), null, List.of(), "zh", List.of("MEITUAN", "PLATFORM"));
        assertThat(first(wheel, guest, RULES)).isEqualTo("B BOOKED");
        wheel.stands("B", Standing.OFF);
        assertThat(first(wheel, guest, RULES)).isEqualTo("C REFERRER");
        var reordered = new Rules(
                List.of(Named.OWN, Named.CHANNEL, Named.REFERRER, Named.BOOKED, Named.SAME_DAY),
                List.of(Named.OWN),
                Rules.Own.OWNER,
                true,
                true,
                Map.of(),
                Map.of("MEITUAN", List.of(id("B"))),
                id("A"),
                Map.of());
        assertThat(first(wheel, guest, reordered))
                .as("nobody of the channel is there")
                .isEqualTo("A CHANNEL");
        var again = new Guest("FIRST", true, id("D"), id("B"), null, null, null, List.of(), "zh", List.of());
        assertThat(first(wheel, again, RULES))
                .as("had the first visit of the day")
                .isEqualTo("D SAME_DAY");
        assertThat(wheel.look(again).passed()).as("named, nobody is passed").isEmpty();
    }

    @Test
    void languageAndGradeAreAskedTooUnlessTheHouseDoesNotMind() {
        var wheel = new PlayedWheel().with("A").with("B");
        wheel.change(
                "A",
                one -> new Situation.Consultant(
                        one.id(),
                        one.standing(),
                        one.scope(),
                        List.of("zh"),
                        Grade.ASSISTANT,
                        0,
                        9,
                        0,
                        99,
                        true,
                        false,
                        0,
                        null,
                        List.of(),
                        null));
        var english = new Guest("FIRST", true, null, null, null, null, null, List.of(), "en", List.of());
        assertThat(wheel.look(english).of(id("A")).orElseThrow().can()).isFalse();
        var senior = new Rules(
                RULES.order(),
                List.of(),
                Rules.Own.OWNER,
                true,
                false,
                Map.of("BREAST", Grade.MIDDLE),
                Map.of(),
                null,
                Map.of());
        assertThat(wheel.look(english, senior).of(id("A")).orElseThrow().can()).isTrue();
        assertThat(wheel.look(wants("BREAST"), senior).of(id("A")).orElseThrow().can())
                .isFalse();
        assertThat(wheel.look(wants("EYES"), senior).of(id("A")).orElseThrow().can())
                .isTrue();
    }

    @Test
    void theSameFactsAndRulesGiveTheSameChoice() {
        var one = new PlayedWheel().with("A").with("B", "EYES").with("C");
        var other = new PlayedWheel().with("A").with("B", "EYES").with("C");
        for (var guest = 0; guest < 40; guest++) {
            var wanted = wants(guest % 3 == 0 ? "NOSE" : "EYES");
            assertThat(one.look(wanted)).isEqualTo(other.look(wanted));
            assertThat(one.comes(wanted)).isEqualTo(other.comes(wanted));
        }
    }

    @Test
    void nobodyThereIsNobodyChosen() {
        var wheel = new PlayedWheel().with("A").stands("A", Standing.OFF);
        assertThat(wheel.look(wants()).first()).isEmpty();
        assertThat(wheel.comes(wants())).isNull();
    }

    private static String first(PlayedWheel wheel, Guest guest, Rules rules) {
        var first = wheel.look(guest, rules).first().orElseThrow();
        return wheel.name(first.who()) + " " + first.by();
    }
}
