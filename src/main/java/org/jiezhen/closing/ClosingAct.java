package org.jiezhen.closing;

import org.jiezhen.acts.Act;

/** What is done at the end of a day. */
public enum ClosingAct implements Act {
    /** On a visit that goes on over the night. */
    STAYS_OVERNIGHT("visits.staysOvernight"),
    /** On the day itself. */
    CLOSE_DAY("visits.closeDay");

    // As the journal has called them from the beginning.
    private final String code;

    ClosingAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean undoable() {
        return false;
    }
}
