package org.jiezhen.emergency;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with emergency sheets. */
enum EmergencyAct implements Act {
    /** A browser keeps one from now on. */
    BEGIN("begin"),
    /** It was opened by its PIN while there was no contact. */
    OPENED("opened"),
    /** It was wiped, because wrong PINs were tried. */
    WIPED("wiped");

    private final Verb verb;

    EmergencyAct(String verb) {
        this.verb = new Verb("emergency." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
