package org.jiezhen.house;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to the house itself. */
public enum HouseAct implements Act {
    ADD_PLACE("addPlace"),
    DESCRIBE_PLACE("describePlace"),
    /** A drag that slips is taken back. All else is a form that was read before it was saved. */
    LAY("lay", true),
    TAKE_OUT("takeOut"),
    PUT_BACK("putBack"),
    UNDO("undo"),
    ADD_FLOOR("addFloor"),
    NAME_FLOOR("nameFloor"),
    REMOVE_FLOOR("removeFloor"),
    ADD_DEPARTMENT("addDepartment"),
    NAME_DEPARTMENT("nameDepartment"),
    REMOVE_DEPARTMENT("removeDepartment"),
    SET_TARGET("setTarget"),
    SET_RULE("setRule"),
    SAY("say"),
    BRING_IN("bringIn");

    private final Verb verb;

    HouseAct(String verb) {
        this(verb, false);
    }

    HouseAct(String verb, boolean undoable) {
        this.verb = new Verb("house." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
