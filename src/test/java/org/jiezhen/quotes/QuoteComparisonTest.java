package org.jiezhen.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.prices.ItemId;
import org.jiezhen.quotes.QuoteComparison.Change;
import org.jiezhen.quotes.QuoteComparison.Compared;
import org.jiezhen.quotes.QuoteComparison.What;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is different between two versions is said line by line, and what is the same is not. */
class QuoteComparisonTest {

    private static final ItemId LIDS = new ItemId(UUID.randomUUID());
    private static final ItemId LIGHT = new ItemId(UUID.randomUUID());

    private static Compared line(ItemId item, int quantity, long yuan) {
        return line(item, quantity, yuan, Side.NONE, null);
    }

    private static Compared line(ItemId item, int quantity, long yuan, Side side, @Nullable String site) {
        return new Compared(
                item, new Localized(item.toString(), item.toString()), quantity, side, site, Fen.yuan(yuan), null);
    }

    private static List<What> what(List<Change> changes) {
        return changes.stream().map(Change::what).toList();
    }

    @Test
    void whatIsTheSameInAnotherOrderIsNoChange() {
        var one = line(LIDS, 1, 9800);
        var other = line(LIGHT, 3, 5000);
        assertThat(QuoteComparison.between(List.of(one, other), List.of(other, one)))
                .isEmpty();
    }

    @Test
    void whatIsDearerOrMoreIsChangedWhatIsNewIsAddedAndWhatIsGoneStandsLast() {
        var changes = QuoteComparison.between(
                List.of(line(LIDS, 1, 9800)), List.of(line(LIGHT, 1, 1980), line(LIGHT, 3, 5000)));
        assertThat(what(changes)).containsExactly(What.ADDED, What.ADDED, What.REMOVED);
        var dearer = QuoteComparison.between(List.of(line(LIGHT, 1, 1980)), List.of(line(LIGHT, 3, 5000)));
        assertThat(dearer).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo(What.CHANGED);
            assertThat(change.before()).isEqualTo(new QuoteComparison.Much(1, Fen.yuan(1980)));
            assertThat(change.after()).isEqualTo(new QuoteComparison.Much(3, Fen.yuan(5000)));
            assertThat(change.elsewhere()).isFalse();
        });
    }

    @Test
    void theSameItemAtTwoPlacesIsComparedPlaceByPlaceAndOneThatMovedSaysSo() {
        var left = line(LIDS, 1, 5000, Side.LEFT, "UPPER_LID");
        var right = line(LIDS, 1, 5000, Side.RIGHT, "UPPER_LID");
        var dearer = line(LIDS, 1, 6000, Side.RIGHT, "UPPER_LID");
        assertThat(QuoteComparison.between(List.of(left, right), List.of(dearer, left)))
                .singleElement()
                .satisfies(
                        change -> assertThat(change.before()).isEqualTo(new QuoteComparison.Much(1, Fen.yuan(5000))));
        assertThat(QuoteComparison.between(List.of(left), List.of(right)))
                .singleElement()
                .satisfies(change -> assertThat(change.elsewhere()).isTrue());
    }
}
