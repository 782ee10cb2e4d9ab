package org.jiezhen.intake;

/** What is drawn on a tablet, for the tests of modules that ask for it. */
public final class Lines {

    /** A signature, as the page sends it: a PNG as a data address. */
    public static final String DRAWN = FillsForms.LINE;

    private Lines() {}
}
