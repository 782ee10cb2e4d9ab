package org.jiezhen.roster;

import java.util.List;
import org.jiezhen.acts.Act;
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

    private final String verb;
    private final boolean undoable;
    private final List<Track> ends;

    SwapAct(String verb, boolean undoable, Track... ends) {
        this.verb = verb;
        this.undoable = undoable;
        this.ends = List.of(ends);
    }

    @Override
    public String code() {
        return "swap." + verb;
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
