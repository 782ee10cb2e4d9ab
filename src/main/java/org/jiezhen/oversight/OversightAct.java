package org.jiezhen.oversight;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with something that is wrong. */
public enum OversightAct implements Act {
    /** Somebody knows of it. */
    ACKNOWLEDGE("acknowledge", true),
    /** The time for which somebody knew of it is over. */
    RETURN("return", false, Alarm.ACKNOWLEDGED),
    UNDO("undo", false);

    private final Verb verb;

    OversightAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("oversight." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
