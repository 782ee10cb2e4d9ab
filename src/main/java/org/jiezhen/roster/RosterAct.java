package org.jiezhen.roster;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with the roster. */
public enum RosterAct implements Act {
    /** One day of one person is written anew. */
    WRITE("write", true),
    /** What stood in the week before is written where nothing stands. */
    COPY("copy", true),
    /** A file was brought in. */
    BRING_IN("bringIn", false),
    /** What the house needs is said anew. */
    NEED("need", false),
    /** A day is a public holiday, or worked instead of one. */
    SAY_DAY("sayDay", false),
    /** A day is one of the week again. */
    FORGET_DAY("forgetDay", false),
    UNDO("undo", false);

    private final Verb verb;

    RosterAct(String verb, boolean undoable) {
        this.verb = new Verb("roster." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
