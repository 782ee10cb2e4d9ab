package org.jiezhen.lab;

/** Why what was not taken of a message is not to be taken. */
public enum Dismissed {
    /** It was typed from the instrument's display, or is on paper. */
    TYPED_BY_HAND,
    /** A control, a calibration or a trial of the instrument. */
    CONTROL,
    /** Of nobody of this house. */
    NOT_OURS,
    /** It was sent once more, rightly. */
    SENT_AGAIN
}
