package org.jiezhen.hospitality;

/** How far a cup is. */
public enum DrinkState {
    ORDERED,
    /** Somebody makes it. */
    BEGUN,
    /** It is made, and on its way. */
    TRAY,
    /** It stands before whoever wanted it. */
    BROUGHT,
    /** It is not wanted: struck through until somebody of the tea room has acknowledged it. */
    CANCELLED,
    /** The guest fasts, and it was made already: somebody says whether it was drunk. */
    ASKED,
    /** It was taken back in time, and is to be washed. */
    STOPPED,
    /** The guest who fasts had drunk it: a clinical fact. */
    DRUNK,
    /** It is back, and to be washed. */
    COLLECTED;

    /** Whether it is still to be brought. */
    public boolean isComing() {
        return this == ORDERED || this == BEGUN || this == TRAY;
    }

    /** Whether the cup stands where it was set down. */
    public boolean isOut() {
        return this == BROUGHT || this == DRUNK || this == ASKED;
    }

    /** Whether the cup waits to be washed. */
    public boolean isBack() {
        return this == STOPPED || this == COLLECTED;
    }
}
