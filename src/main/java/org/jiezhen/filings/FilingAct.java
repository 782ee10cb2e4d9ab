package org.jiezhen.filings;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with filings. */
enum FilingAct implements Act {
    ADD("add"),
    END("end");

    private final Verb verb;

    FilingAct(String verb) {
        this.verb = new Verb("filings." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
