package org.jiezhen.sales;

/** What somebody may do with deals. */
public final class SalesPermission {

    /** Close a deal with a guest: consultants, the manager. */
    public static final String CLOSE = "sales.close";

    /** See the orders with which one is credited. */
    public static final String OWN = "sales.own";

    /** See all orders: the cashier, the manager. */
    public static final String SEE = "sales.see";

    /** Write the rule by which deals are credited. */
    public static final String RULES = "sales.rules";

    /** Correct by hand who is credited with a deal, for a reason: the manager. */
    public static final String CORRECT = "sales.correct";

    private SalesPermission() {}
}
