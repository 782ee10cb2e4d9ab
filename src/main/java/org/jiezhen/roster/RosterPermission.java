package org.jiezhen.roster;

/** What somebody may do with the roster. */
public final class RosterPermission {

    /** See who works when, and ask for a swap. */
    public static final String SEE = "roster.see";

    /** Write it, say what the house needs, and agree to swaps. */
    public static final String CHANGE = "roster.change";

    private RosterPermission() {}
}
