package org.jiezhen.hospitality;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with a cup. */
public enum DrinkAct implements Act {
    ORDER("order", true),
    /** Poured and set down at once. */
    SERVE("serve", true),
    BEGIN("begin", true),
    MADE("made", true),
    BROUGHT("brought", true),
    CANCEL("cancel", true),
    ACKNOWLEDGE("acknowledge", true, DrinkOrder.STATE),
    STOPPED("stopped", true),
    DRUNK("drunk", true),
    /** It was spilled, and is made anew. */
    SPILLED("spilled", true),
    /** It stands where its guest is now. */
    MOVED("moved", false),
    COLLECT("collect", false),
    WASH("wash", false, DrinkOrder.STATE),
    /** Whoever had it in hand has gone. */
    LAY_DOWN("layDown", true),
    /** The theatre knows. */
    HEARD("heard", true, DrinkOrder.ALERT),
    UNDO("undo", false);

    private final Verb verb;

    DrinkAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("hospitality." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
