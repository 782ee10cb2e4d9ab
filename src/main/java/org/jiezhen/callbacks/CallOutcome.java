package org.jiezhen.callbacks;

/** What becomes of a call. */
public enum CallOutcome {
    /** Spoken with, and all asked. */
    REACHED(true),
    NO_ANSWER(false),
    BUSY(false),
    /** Asked to be rung at another time: a promise. */
    LATER(true),
    /** Somebody else answered, who was told nothing. */
    SOMEBODY_ELSE(false),
    /** Does not want to talk now. */
    REFUSED(true),
    /** Left politely, for another day. */
    ANGRY(true),
    /** Not this person's number. */
    WRONG_NUMBER(false),
    /** Comes: a booking is made with it. */
    WANTS_TO_COME(true),
    COMPLAINT(true),
    /** A doctor is told at once. */
    COMPLICATION(true),
    /** Wishes not to be rung any more. */
    DO_NOT_CALL(true);

    private final boolean spoken;

    CallOutcome(boolean spoken) {
        this.spoken = spoken;
    }

    /** Whether it can only come of speaking with the person who was to be rung. */
    public boolean isSpoken() {
        return spoken;
    }
}
