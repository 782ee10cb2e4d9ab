package org.jiezhen.habits;

/** Whether somebody who is played works now; whoever nobody speaks of works. */
public interface AtWork {

    /** How somebody stands to the work of the day. */
    enum How {
        WORKS,
        /** Ends what is in hand, and begins nothing any more. */
        ENDS,
        /** Is not there. */
        AWAY
    }

    /** How this person stands at this moment. */
    How of(Person person, Round round);
}
