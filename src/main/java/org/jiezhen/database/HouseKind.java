package org.jiezhen.database;

/** Whether the portal shows invented people to learn with, or serves a hospital. Decided once for each database. */
public enum HouseKind {
    /** Invented people, sign-in with one click; reachable from this machine only. */
    DEMO,

    /** A hospital's own data; no default accounts, and a runtime role that cannot rewrite the journal. */
    REAL;

    String code() {
        return this == DEMO ? "demo" : "real";
    }
}
