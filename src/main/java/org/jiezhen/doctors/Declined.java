package org.jiezhen.doctors;

/** Why a doctor cannot come. */
public enum Declined {
    /** In the operating theatre. */
    IN_THEATRE,
    /** It is outside the doctor's field. */
    OTHER_FIELD,
    /** With another guest. */
    WITH_A_GUEST,
    /** Something else, which is said. */
    OTHER
}
