package org.jiezhen.house;

import org.jiezhen.acts.Act;

/** What is done to the house itself. */
public enum HouseAct implements Act {
    ADD_PLACE("addPlace"),
    DESCRIBE_PLACE("describePlace"),
    LAY("lay"),
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

    private final String verb;

    HouseAct(String verb) {
        this.verb = verb;
    }

    @Override
    public String code() {
        return "house." + verb;
    }

    /** A drag that slipped. All else is a form that was read before it was saved. */
    @Override
    public boolean undoable() {
        return this == LAY;
    }
}
