package org.jiezhen.oversight;

import java.util.List;
import org.jiezhen.acts.Act;
import org.jiezhen.shared.Transitions.Track;

/** What is done with something that is wrong. */
public enum OversightAct implements Act {
    /** Somebody knows of it. */
    ACKNOWLEDGE("acknowledge", true),
    /** The time for which somebody knew of it is over. */
    RETURN("return", false, Alarm.ACKNOWLEDGED),
    UNDO("undo", false);

    private final String verb;
    private final boolean undoable;
    private final List<Track> ends;

    OversightAct(String verb, boolean undoable, Track... ends) {
        this.verb = verb;
        this.undoable = undoable;
        this.ends = List.of(ends);
    }

    @Override
    public String code() {
        return "oversight." + verb;
    }

    @Override
    public boolean undoable() {
        return undoable;
    }

    @Override
    public List<Track> ends() {
        return ends;
    }
}
