package org.jiezhen.quotes;

/** On which side of the guest something is done. */
public enum Side {
    /** It has none, or it is not said. */
    NONE,
    LEFT,
    RIGHT,
    BOTH
}
