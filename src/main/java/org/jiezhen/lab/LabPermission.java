package org.jiezhen.lab;

/** What somebody may do with lab forms and specimens. */
public final class LabPermission {

    /** Keep what can be examined: panels and tubes. */
    public static final String KEEP = "lab.keep";

    /** Fill a lab form, to be ordered by whoever may. */
    public static final String PREPARE = "lab.prepare";

    /** Order what stands on a lab form, and revoke it. */
    public static final String ORDER = "lab.order";

    /** Say that a guest was examined at a place. */
    public static final String EXAMINE = "lab.examine";

    /** Print labels at the chair, and draw. */
    public static final String DRAW = "lab.draw";

    /** Take specimens in hand in the laboratory, and reject them. */
    public static final String RECEIVE = "lab.receive";

    /** Write down what was found out, release it, amend it. */
    public static final String RESULT = "lab.result";

    /** Be told of a critical value, and repeat it. */
    public static final String CRITICAL = "lab.critical";

    /** Look at the results of the guests that concern one, and say that they are reviewed. */
    public static final String REVIEW = "lab.review";

    /** The same, of every guest. */
    public static final String REVIEW_ALL = "lab.reviewAll";

    /** See how long tubes take, and where. */
    public static final String FIGURES = "lab.figures";

    /** See what is to be run; who may take which kind is said by the kind. */
    public static final String RUN = "lab.run";

    /** Send results: the one thing that the token of the laboratory's instruments may. */
    public static final String FEED = "lab.feed";

    private LabPermission() {}
}
