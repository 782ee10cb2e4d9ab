package org.jiezhen;

/**
 * How much of something a test does: little in {@code ./portal test}, where it has ten seconds, much in {@code ./portal
 * soak}. What is drawn by lot is drawn from one seed in the short form, which is the same each time, and from a new one in
 * the long.
 */
public final class Amount {

    /** The tag of the tests that {@code ./portal soak} runs at length. */
    public static final String TAG = "much";

    private static final String MUCH = "portal.much";

    private Amount() {}

    /** From now on as much as in {@code ./portal soak}. */
    public static void beMuch() {
        System.setProperty(MUCH, "true");
    }

    /** Whether it is as much as in {@code ./portal soak}. */
    public static boolean isMuch() {
        return Boolean.getBoolean(MUCH);
    }

    public static int of(int little, int much) {
        return isMuch() ? much : little;
    }

    /** What lots are drawn from; {@code -Dseed=} draws the same again. */
    public static long seed(long usual) {
        return Long.getLong("seed", isMuch() ? System.nanoTime() : usual);
    }
}
