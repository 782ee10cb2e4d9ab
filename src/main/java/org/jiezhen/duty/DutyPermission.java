package org.jiezhen.duty;

/** What somebody may say of duty. */
public final class DutyPermission {

    /** Say that one is on duty, and be asked; see who is. */
    public static final String DECLARE = "duty.declare";

    private DutyPermission() {}
}
