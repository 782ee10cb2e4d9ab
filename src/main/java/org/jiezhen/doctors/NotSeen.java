package org.jiezhen.doctors;

/** Why there is no record of a guest to whom a doctor has come. */
public enum NotSeen {
    /** The guest has left. */
    GUEST_LEFT,
    /** It is not needed any more. */
    NOT_NEEDED,
    /** The guest does not want to be seen by this doctor. */
    GUEST_DECLINES
}
