package org.jiezhen.wall;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to walls, and to what they show. */
enum WallAct implements Act {
    PAIR("pair"),
    RENAME("rename"),
    REVOKE("revoke"),
    LET_GO("letGo"),
    POST("post"),
    REMOVE("remove"),
    SWITCH_ON("switchOn"),
    SWITCH_OFF("switchOff");

    private final Verb verb;

    WallAct(String verb) {
        this.verb = new Verb("wall." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
