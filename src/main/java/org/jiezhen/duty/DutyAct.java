package org.jiezhen.duty;

import java.util.List;
import org.jiezhen.acts.Act;
import org.jiezhen.shared.Transitions.Track;

/** What is said of somebody's duty. */
public enum DutyAct implements Act {
    DECLARE("declare", true, OnDuty.QUESTION),
    /** Off duty, by one's own word. */
    END("end", true, OnDuty.PERIOD, OnDuty.QUESTION),
    /** Has come, and is not on duty. */
    DECLINE("decline", true),
    /** Off duty, because the person has gone or is silent. */
    LAPSE("lapse", false, OnDuty.PERIOD, OnDuty.ANSWER, OnDuty.QUESTION),
    /** The shift is over by the roster: still on duty? */
    ASK("ask", false),
    /** Still on duty. */
    STAY("stay", true, OnDuty.QUESTION),
    UNDO("undo", false);

    private final String verb;
    private final boolean undoable;
    private final List<Track> ends;

    DutyAct(String verb, boolean undoable, Track... ends) {
        this.verb = verb;
        this.undoable = undoable;
        this.ends = List.of(ends);
    }

    @Override
    public String code() {
        return "duty." + verb;
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
