package org.jiezhen.umbrellas;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with an umbrella that is lent. */
public enum UmbrellaAct implements Act {
    LEND("lend", true),
    RETURN("return", true),
    /** The guest has gone with it. */
    LOSE("lose", false, Loan.OUT),
    UNDO("undo", false);

    private final Verb verb;

    UmbrellaAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("umbrellas." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
