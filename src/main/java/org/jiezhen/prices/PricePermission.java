package org.jiezhen.prices;

/** What somebody may do with the price list. */
public final class PricePermission {

    /** See what is offered, and for how much, now and before. */
    public static final String READ = "prices.read";

    /** Say what is offered and for how much. Not whoever approves discounts. */
    public static final String WRITE = "prices.write";

    private PricePermission() {}
}
