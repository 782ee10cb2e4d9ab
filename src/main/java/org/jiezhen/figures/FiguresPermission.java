package org.jiezhen.figures;

/** What somebody may read of figures. */
public final class FiguresPermission {

    /** Which consultations became deals, and which did not. */
    public static final String CONVERSION = "figures.conversion";

    private FiguresPermission() {}
}
