package org.jiezhen.house;

/** What somebody may do with the building and its rules. */
public final class HousePermission {

    /** Set up the house: floors, departments, places and where they lie, targets, rules, phrases. */
    public static final String CHANGE = "house.change";

    private HousePermission() {}
}
