package org.jiezhen.fasting;

/** Whether a guest may eat and drink. */
public enum FastingState {
    /** Nothing to eat, nothing to drink. */
    YES,
    /** May eat and drink. */
    NO,
    /** Nobody knows: counts as fasting. */
    UNKNOWN;

    /** Whether food and drink are refused. */
    public boolean refuses() {
        return this != NO;
    }
}
