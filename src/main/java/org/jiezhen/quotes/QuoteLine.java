package org.jiezhen.quotes;

import org.jiezhen.prices.PricedItem;
import org.jiezhen.shared.Fen;
import org.jspecify.annotations.Nullable;

/**
 * A line of a version, as it was written.
 *
 * @param line its number, from 1
 * @param item what is offered, as it was then: with the price, the department and the parts that it had
 * @param list what all of it would be by the list
 * @param executed what it is after its own discount
 * @param choice of which group of alternatives it is one; null when it is none
 */
public record QuoteLine(
        int line,
        PricedItem item,
        int quantity,
        Side side,
        @Nullable Site site,
        Fen list,
        Fen executed,
        @Nullable Integer choice) {

    /** The same, as sums are made of it. */
    QuoteSums.Line summed() {
        return new QuoteSums.Line(list, executed, choice);
    }

    /** How many units are bought with all of it: of a course its units, so many times; of others how many. */
    public int units() {
        return Math.multiplyExact(item.units(), quantity);
    }

    /** Whether nothing is paid for it. */
    public boolean isGift() {
        return executed.value() == 0 && list.value() > 0;
    }
}
