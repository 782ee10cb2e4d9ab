package org.jiezhen.roster;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with a swap. */
enum SwapAct implements Act {
    ASK("ask", false),
    ACCEPT("accept", true),
    DECLINE("decline", false, Swap.STATE),
    WITHDRAW("withdraw", false, Swap.STATE),
    /** The manager agrees: what is planned passes from one to the other. */
    AGREE("agree", false, Swap.STATE),
    /** The manager does not agree. */
    REFUSE("refuse", false, Swap.STATE),
    UNDO("undo", false);

    private final Verb verb;

    SwapAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("swap." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
