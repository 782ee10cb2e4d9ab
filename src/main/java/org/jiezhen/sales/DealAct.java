package org.jiezhen.sales;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with a deal. What was signed is not taken back with a tap: the guest is consulted again. */
public enum DealAct implements Act {
    CLOSE("close", false),
    /** Who is credited with it is another, for a reason. */
    CORRECT("correct", true),
    /** The guest is consulted again, or never was here. */
    REVOKE("revoke", false, Deal.STANDING),
    UNDO("undo", false);

    private final Verb verb;

    DealAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("sales." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
