package org.jiezhen.quotes;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.prices.ItemId;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.shared.Fen;
import org.jspecify.annotations.Nullable;

/**
 * What somebody plans and quotes, before it is written as a version.
 *
 * @param whole what is let go of the whole
 * @param until the last day on which it can be accepted; null is as long as the house's quotes hold
 * @param note for whoever reads it, also the guest
 */
public record QuoteDraft(
        List<Planned> lines,
        Whole whole,
        @Nullable LocalDate until,
        @Nullable String note) {

    /** Of so many lines a quote consists at most. */
    public static final int MOST_LINES = 20;

    /** So many groups of alternatives there are at most. */
    public static final int MOST_CHOICES = 3;

    /** Of so many alternatives a group consists at most. */
    public static final int MOST_ALTERNATIVES = 4;

    /** The longest note, in characters. */
    public static final int NOTE = 400;

    /**
     * A line.
     *
     * @param site the code of the place on a picture; null where none is said
     * @param executed what all of it costs after its own discount; null is the list price
     * @param choice of which group of alternatives it is one, from 1; null when it is none
     */
    public record Planned(
            ItemId item,
            int quantity,
            Side side,
            @Nullable String site,
            @Nullable Fen executed,
            @Nullable Integer choice) {

        /** So many of an item at its list price. */
        public static Planned of(ItemId item, int quantity) {
            return new Planned(item, quantity, Side.NONE, null, null, null);
        }
    }

    public QuoteDraft {
        lines = List.copyOf(lines);
    }

    /** These lines at what they say, with nothing let go of the whole. */
    public static QuoteDraft of(Planned... lines) {
        return new QuoteDraft(List.of(lines), Whole.NOTHING, null, null);
    }
}
