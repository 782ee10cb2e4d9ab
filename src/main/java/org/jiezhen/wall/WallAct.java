package org.jiezhen.wall;

import org.jiezhen.acts.Act;

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

    private final String verb;

    WallAct(String verb) {
        this.verb = verb;
    }

    @Override
    public String code() {
        return "wall." + verb;
    }
}
