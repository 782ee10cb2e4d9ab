package org.jiezhen.umbrellas;

/** What somebody may do with umbrellas. */
public final class UmbrellaPermission {

    /** Lend umbrellas, see who has them, take them back. */
    public static final String LEND = "umbrellas.lend";

    private UmbrellaPermission() {}
}
