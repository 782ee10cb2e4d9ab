package org.jiezhen.habits;

/** What comes first, when somebody has more than one thing to do. */
public enum Urgency {
    /** Somebody is alone, stands at the lift, has gone: before everything else. */
    AT_ONCE,
    /** Somebody waits for an answer. */
    ASKED,
    /** Goes on with whoever, or whatever, this person has in hand. */
    IN_HAND,
    /** Ends what was in hand. */
    ENDING,
    /** What everybody of the role looks after together. */
    SHARED,
    /** When there is nothing else to do. */
    SPARE
}
