package org.jiezhen.sales;

import java.time.LocalDate;
import java.util.Map;

/**
 * By which rule deals are credited.
 *
 * @param from the day from which it holds
 * @param worth how many per mille of an order each part is worth; a thousand in all
 */
public record ShareRule(int version, LocalDate from, Map<Part, Integer> worth) {

    public ShareRule {
        worth = Map.copyOf(worth);
    }
}
