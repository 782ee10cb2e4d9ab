package org.jiezhen.intake;

/** What somebody may do with intake forms. */
public final class IntakePermission {

    /** See the form of a guest whom one may see, without what is said about health. */
    public static final String SEE = "intake.see";

    /** Fill forms; whoever fills one sees what its guest says about health. */
    public static final String FILL = "intake.fill";

    /** See what any guest says about health; every look is journalled. */
    public static final String HEALTH = "intake.health";

    /** See what one's own guest says about health: whom one has, or who is booked with one. */
    public static final String HEALTH_OF_MINE = "intake.healthOfMine";

    /** Keep what the house asks. */
    public static final String KEEP = "intake.keep";

    /** Fill one's own form on a tablet that a guide lent: held by no role, and by that tablet alone. */
    public static final String AS_GUEST = "intake.asGuest";

    private IntakePermission() {}
}
