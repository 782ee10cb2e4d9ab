package org.jiezhen.fasting;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is said of fasting. */
public enum FastingAct implements Act {
    /** Surgery was asked about alone: so it was journalled before it was asked with the drink, and is told still. */
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
