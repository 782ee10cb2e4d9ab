package org.jiezhen.umbrellas;

import java.util.List;
import org.jiezhen.acts.Act;
import org.jiezhen.shared.Transitions.Track;

/** What is done with an umbrella that is lent. */
public enum UmbrellaAct implements Act {
    LEND("lend", true),
    RETURN("return", true),
    /** The guest has gone with it. */
    LOSE("lose", false, Loan.OUT),
    UNDO("undo", false);

    private final String verb;
    private final boolean undoable;
    private final List<Track> ends;

    UmbrellaAct(String verb, boolean undoable, Track... ends) {
        this.verb = verb;
        this.undoable = undoable;
        this.ends = List.of(ends);
    }

    @Override
    public String code() {
        return "umbrellas." + verb;
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
