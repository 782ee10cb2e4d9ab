package org.jiezhen.hospitality;

/** What somebody may do with drinks. */
public final class HospitalityPermission {

    /** Order and cancel. */
    public static final String ORDER = "hospitality.order";

    /** Make, bring, collect; keep the flasks and the tea room. */
    public static final String SERVE = "hospitality.serve";

    /** See what a guest has drunk, and when. */
    public static final String INTAKE = "hospitality.intake";

    /** Is told of what a guest who is to be operated on has drunk. */
    public static final String THEATRE = "hospitality.theatre";

    /** Change the menu. */
    public static final String MENU = "hospitality.menu";

    private HospitalityPermission() {}
}
