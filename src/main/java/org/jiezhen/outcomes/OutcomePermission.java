package org.jiezhen.outcomes;

/** What somebody may do with what became of a consultation. */
public final class OutcomePermission {

    /** Say what became of it: consultants, the manager. */
    public static final String DECIDE = "outcomes.decide";

    /** Read why there was no deal, and what was noted. */
    public static final String SEE = "outcomes.see";

    /** Lead a guest through the departments: whoever accompanies guests. */
    public static final String TOUR = "outcomes.tour";

    /** Keep the tree of reasons. */
    public static final String REASONS = "outcomes.reasons";

    private OutcomePermission() {}
}
