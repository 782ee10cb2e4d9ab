package org.jiezhen.hospitality;

/** Why a cup is not wanted. */
public enum CancelReason {
    CHANGED_MIND,
    NOT_AVAILABLE,
    WRONG_ORDER,
    /** The guest fasts: said by nobody. */
    FASTING,
    /** The guest has left: said by nobody. */
    GONE,
    /** It was for a companion, and nobody came along: said by nobody. */
    ALONE;

    /** Whether people say it. */
    public boolean isSaid() {
        return this != FASTING && this != GONE && this != ALONE;
    }
}
