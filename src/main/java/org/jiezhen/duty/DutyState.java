package org.jiezhen.duty;

/** What somebody says of being at work. Who has said nothing is off duty. */
public enum DutyState {
    /** There, and to be asked. */
    ON_DUTY,
    /** There, with somebody: to be asked for what does not wait. */
    SERVING,
    /** On a break: not to be asked. */
    BREAK,
    /** At work where guests are not: not to be asked. */
    BACK_OFFICE;

    /** Whether who says so is to be asked for anything. */
    public boolean present() {
        return this == ON_DUTY || this == SERVING;
    }
}
