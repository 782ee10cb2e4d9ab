package org.jiezhen.hospitality;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with something of the menu. */
public enum MenuAct implements Act {
    ADD("addToMenu"),
    CHANGE("changeMenu"),
    WITHDRAW("withdraw"),
    UNDO("undoMenu");

    private final Verb verb;

    MenuAct(String verb) {
        this.verb = new Verb("hospitality." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
