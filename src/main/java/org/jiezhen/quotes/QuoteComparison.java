package org.jiezhen.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiezhen.prices.ItemId;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/** What is different between two versions, line by line. */
public final class QuoteComparison {

    /** What became of a line. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A line that is different.
     *
     * @param before how many there were, and what they cost; null of what was added
     * @param after how many there are, and what they cost; null of what was removed
     * @param elsewhere whether something else of it is different: where it is done, or whether it is an alternative
     */
    public record Change(
            What what,
            Localized name,
            @Nullable Much before,
            @Nullable Much after,
            boolean elsewhere) {}

    /** So many, for so much. */
    public record Much(int quantity, Fen executed) {}

    /** What is compared of a line, whether it is written or being written. */
    public record Compared(
            ItemId item,
            Localized name,
            int quantity,
            Side side,
            @Nullable String site,
            Fen executed,
            @Nullable Integer choice) {

        /** Of a line that is written. */
        static Compared of(QuoteLine line) {
            return new Compared(
                    line.item().item(),
                    line.item().name(),
                    line.quantity(),
                    line.side(),
                    line.site() == null ? null : line.site().code(),
                    line.executed(),
                    line.choice());
        }

        private Much much() {
            return new Much(quantity, executed);
        }
    }

    private QuoteComparison() {}

    /** What is compared of a version. */
    public static List<Compared> of(QuoteVersion version) {
        return version.lines().stream().map(Compared::of).toList();
    }

    /** The lines that are different; in the order in which they stand now, what is gone last. */
    public static List<Change> between(List<Compared> before, List<Compared> after) {
        var left = new ArrayList<>(before);
        var changes = new ArrayList<Change>();
        var unmatched = new ArrayList<Compared>();
        // What is the same in all is the same; of the others, what is done at the same place; then whatever is the same
        // item.
        for (var now : after) {
            if (!left.remove(now)) {
                unmatched.add(now);
            }
        }
        for (var now : unmatched) {
            var was = left.stream()
                    .filter(old ->
                            old.item.equals(now.item) && old.side == now.side && Objects.equals(old.site, now.site))
                    .findFirst()
                    .or(() -> left.stream()
                            .filter(old -> old.item.equals(now.item))
                            .findFirst())
                    .orElse(null);
            if (was == null) {
                changes.add(new Change(What.ADDED, now.name, null, now.much(), false));
            } else {
                left.remove(was);
                var elsewhere = was.side != now.side
                        || !Objects.equals(was.site, now.site)
                        || !Objects.equals(was.choice, now.choice);
                changes.add(new Change(What.CHANGED, now.name, was.much(), now.much(), elsewhere));
            }
        }
        left.forEach(old -> changes.add(new Change(What.REMOVED, old.name, old.much(), null, false)));
        return changes;
    }
}
