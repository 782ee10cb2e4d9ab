package org.jiezhen.closing;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done at the end of a day. */
public enum ClosingAct implements Act {
    /** On a visit that goes on over the night. */
    STAYS_OVERNIGHT("visits.staysOvernight"),
    /** On the day itself. */
    CLOSE_DAY("visits.closeDay");

    // As the journal has called them from the beginning.
    private final Verb verb;

    ClosingAct(String code) {
        this.verb = new Verb(code);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
