package org.jiezhen.quotes;

/** What somebody may do with quotes. */
public final class QuotePermission {

    /** See the quote of a guest who concerns one. */
    public static final String READ = "quotes.read";

    /** Plan and quote, ask for approval, show it to the guest, and have it accepted. */
    public static final String WRITE = "quotes.write";

    /** Approve what others let go of the price, as far as one's own limit goes. */
    public static final String APPROVE = "quotes.approve";

    /** Say how far each role may go. */
    public static final String LIMITS = "quotes.limits";

    /** Read one's own quote on a screen that was turned round: held by no role, and by that screen alone. */
    public static final String AS_GUEST = "quotes.asGuest";

    private QuotePermission() {}
}
