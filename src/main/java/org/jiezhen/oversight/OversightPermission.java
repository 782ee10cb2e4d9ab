package org.jiezhen.oversight;

/** What somebody who answers for the day may do. */
public final class OversightPermission {

    /** See what is late or left, say that one knows of it, and find somebody for it. */
    public static final String WATCH = "oversight.watch";

    /** Keep the rules by which what is late goes on to others. */
    public static final String RULES = "oversight.rules";

    private OversightPermission() {}
}
