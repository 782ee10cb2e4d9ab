package org.jiezhen.simulation;

import org.jiezhen.visits.VisitId;

/** Something that went wrong on purpose with one customer, and what boards must say of it. */
record Neglect(Kind kind, VisitId visit) {

    enum Kind {
        /** Left alone by whoever was called away, and nobody comes: alone for longer than the target. */
        FORGOTTEN,
        /** Waits for the next step longer than the target, with everybody busy elsewhere. */
        DELAYED,
        /** Called, and not there. */
        LOST,
        /** Has gone home without a word; the wait that nobody ends becomes late. */
        WALKED_OUT
    }
}
