package org.jiezhen.lab;

/** Why a result that was released is another. */
public enum Amendment {
    MISTYPED,
    /** Measured once more. */
    MEASURED_AGAIN,
    /** It was of another tube. */
    MIXED_UP,
    /** The instrument, or the laboratory that sends results, says so. */
    SENT_ANEW
}
