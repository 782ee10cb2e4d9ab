package org.jiezhen.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jiezhen.quotes.QuoteSums.Line;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.shared.Fen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the lines and the discounts: they add up, nothing is lost, and nothing is less than nothing. */
class QuoteSumsTest {

    private static final int MANY = 5000;
    private static final long SEED = 20_261_129L;

    private static Line line(long list, long executed, @Nullable Integer choice) {
        return new Line(new Fen(list), new Fen(executed), choice);
    }

    private static Line line(long fen) {
        return line(fen, fen, null);
    }

    private static List<Line> anyLines(Random random) {
        var lines = new ArrayList<Line>();
        for (var n = random.nextInt(QuoteDraft.MOST_LINES); n >= 0; n--) {
            var list = random.nextInt(4) == 0 ? random.nextLong(5) : random.nextLong(Fen.MOST.value() / 20);
            var executed =
                    switch (random.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> list;
                        default -> random.nextLong(list + 1);
                    };
            lines.add(line(list, executed, random.nextInt(3) == 0 ? 1 + random.nextInt(2) : null));
        }
        return lines;
    }

    private static Whole anyWhole(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Whole.NOTHING;
            case 1 -> new Whole(random.nextInt(1001), Fen.NONE);
            default -> new Whole(0, new Fen(1 + random.nextLong(Fen.MOST.value())));
        };
    }

    @Test
    void anyLinesWithAnyDiscountsAddUpToTheirTotalAndNoLineIsLessThanNothing() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var lines = anyLines(random);
            var whole = anyWhole(random);
            for (var chosen : QuoteSums.choices(lines)) {
                var sums = QuoteSums.of(lines, chosen, whole);
                var counted = chosen.stream().sorted().map(lines::get).toList();
                assertThat(Fen.sum(sums.deals())).isEqualTo(sums.deal());
                assertThat(sums.list())
                        .isEqualTo(Fen.sum(counted.stream().map(Line::list).toList()));
                assertThat(sums.executed())
                        .isEqualTo(Fen.sum(counted.stream().map(Line::executed).toList()));
                assertThat(sums.deals()).hasSameSizeAs(counted);
                for (var m = 0; m < counted.size(); m++) {
                    assertThat(sums.deals().get(m))
                            .isBetween(Fen.NONE, counted.get(m).executed());
                }
                assertThat(sums.deal()).isBetween(Fen.NONE, sums.executed());
                assertThat(sums.perMille()).isBetween(0, 1000);
            }
        }
    }

    @Test
    void noLineBearsMoreThanItsPartButForTheRest() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var lines = anyLines(random);
            var whole = anyWhole(random);
            var sums = QuoteSums.of(lines, whole);
            var discount = sums.executed().minus(sums.deal()).value();
            // So much more than its rounded part the last line bears at most: a fen for each of the others.
            for (var m = 0; m < lines.size(); m++) {
                var borne = lines.get(m).executed().minus(sums.deals().get(m)).value();
                var exact = sums.executed().value() == 0
                        ? 0
                        : (double) discount
                                * lines.get(m).executed().value()
                                / sums.executed().value();
                assertThat((double) borne).isBetween(exact - 1, exact + lines.size());
            }
        }
    }

    @Test
    void aPercentageNeverLetsMoreGoThanItSaysSoThatTenPercentIsWithinTenPercent() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var lines = anyLines(random).stream()
                    .map(one -> new Line(one.list(), one.list(), one.choice()))
                    .toList();
            var perMille = random.nextInt(1001);
            assertThat(QuoteSums.greatest(lines, new Whole(perMille, Fen.NONE))).isLessThanOrEqualTo(perMille);
        }
    }

    @Test
    void theMostThatIsLetGoIsThatOfAnyChoice() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var lines = anyLines(random);
            var whole = anyWhole(random);
            var greatest = QuoteSums.greatest(lines, whole);
            assertThat(QuoteSums.choices(lines))
                    .allMatch(chosen -> QuoteSums.of(lines, chosen, whole).perMille() <= greatest)
                    .anyMatch(chosen -> QuoteSums.of(lines, chosen, whole).perMille() == greatest);
        }
    }

    @Test
    void everyChoiceHasOneOfEachGroupAndWhateverIsNoAlternative() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var lines = anyLines(random);
            var choices = QuoteSums.choices(lines);
            assertThat(new HashSet<>(choices)).hasSameSizeAs(choices);
            for (var chosen : choices) {
                var ofGroups = chosen.stream()
                        .map(m -> lines.get(m).choice())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toList());
                assertThat(ofGroups)
                        .containsExactlyInAnyOrderElementsOf(lines.stream()
                                .map(Line::choice)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
                for (var m = 0; m < lines.size(); m++) {
                    if (lines.get(m).choice() == null) {
                        assertThat(chosen).contains(m);
                    }
                }
            }
        }
    }

    @Test
    void threeLinesOfAHundredAndOneFenWithTenPercentOffTheWholeComeToNinetyYuanAndOneFen() {
        var sums = QuoteSums.of(List.of(line(33_34), line(33_34), line(33_33)), new Whole(100, Fen.NONE));
        assertThat(sums.list().text()).isEqualTo("100.01");
        assertThat(sums.deal().text()).isEqualTo("90.01");
        assertThat(sums.deals()).extracting(Fen::text).containsExactly("30.01", "30.01", "29.99");
        assertThat(sums.perMille()).isEqualTo(100);
    }

    @Test
    void theRestIsBorneByTheLastLineAndWhereThatCostsLessByTheOneBefore() {
        assertThat(QuoteSums.of(List.of(line(100), line(100), line(100)), new Whole(0, new Fen(2)))
                        .deals())
                .extracting(Fen::value)
                .containsExactly(100L, 100L, 98L);
        assertThat(QuoteSums.of(List.of(line(100), line(100), line(1), line(50, 0, null)), new Whole(0, new Fen(200)))
                        .deals())
                .as("a gift bears nothing, and a line of a fen no more than a fen")
                .extracting(Fen::value)
                .containsExactly(1L, 0L, 0L, 0L);
    }

    @Test
    void whatIsForNothingIsForNothingAndWhatIsLetGoIsNeverMoreThanThereIs() {
        var gift = QuoteSums.of(List.of(line(500, 0, null)), new Whole(200, Fen.NONE));
        assertThat(gift.deal()).isEqualTo(Fen.NONE);
        assertThat(gift.perMille()).isEqualTo(1000);
        assertThat(QuoteSums.of(List.of(line(0)), new Whole(100, Fen.NONE)).perMille())
                .isZero();
        assertThat(QuoteSums.of(List.of(line(5)), new Whole(0, new Fen(9))).deal())
                .isEqualTo(Fen.NONE);
        assertThat(QuoteSums.of(List.of(), Whole.NOTHING).deals()).isEmpty();
        assertThatThrownBy(() -> new Whole(1001, Fen.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Whole(0, new Fen(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
