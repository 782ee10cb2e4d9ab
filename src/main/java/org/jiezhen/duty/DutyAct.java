package org.jiezhen.duty;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
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

    private final Verb verb;

    DutyAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("duty." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
