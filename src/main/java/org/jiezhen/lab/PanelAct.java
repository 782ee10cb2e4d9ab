package org.jiezhen.lab;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with what can be ordered. */
enum PanelAct implements Act {
    ADD("addPanel"),
    CHANGE("changePanel"),
    TAKE_OUT("takeOutPanel"),
    PUT_BACK("putBackPanel"),
    ADD_TUBE("addTube"),
    CHANGE_TUBE("changeTube"),
    TAKE_OUT_TUBE("takeOutTube"),
    PUT_BACK_TUBE("putBackTube"),
    ADD_TEST("addTest"),
    CHANGE_TEST("changeTest"),
    TAKE_OUT_TEST("takeOutTest"),
    PUT_BACK_TEST("putBackTest"),
    /** How the house numbers and labels, and where reports are brought. */
    HOUSE("changeLabHouse");

    private final Verb verb;

    PanelAct(String verb) {
        this.verb = new Verb("lab." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
