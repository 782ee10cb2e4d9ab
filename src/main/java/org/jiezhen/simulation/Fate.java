package org.jiezhen.simulation;

/** What goes wrong on purpose with one customer, and the alarm that must tell of it. */
enum Fate {
    /** Left alone by whoever was called away, and nobody comes: alone for longer than the target. */
    FORGOTTEN("ALONE"),
    /** Waits for the next step longer than the target, with everybody busy elsewhere. */
    DELAYED("LATE"),
    /** Called, and not there. */
    LOST("MISSED"),
    /** Has gone home without a word; the wait that nobody ends becomes late. */
    WALKED_OUT("LATE"),
    /** Sits with a consultant whose telephone has gone dark, for longer than anybody should be out of reach. */
    OUT_OF_REACH("UNREACHABLE");

    final String alarm;

    Fate(String alarm) {
        this.alarm = alarm;
    }
}
