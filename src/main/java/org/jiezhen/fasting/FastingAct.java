package org.jiezhen.fasting;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is said of fasting. */
public enum FastingAct implements Act {
    /** Whether surgery is planned today, as the guest says. */
    ANSWER("answer", true),
    /** Fasting is ordered. */
    ORDER("order", true),
    /** It is lifted. */
    LIFT("lift", true),
    UNDO("undo", false);

    private final Verb verb;

    FastingAct(String verb, boolean undoable) {
        this.verb = new Verb("fasting." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
