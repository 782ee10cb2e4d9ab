package org.jiezhen.emergency;

/** What somebody may do with the emergency sheet. */
public final class EmergencyPermission {

    /** Have the emergency sheet kept in one's own browser: who is here, where, with whom, fasting, allergies. */
    public static final String KEEP = "emergency.keep";

    private EmergencyPermission() {}
}
