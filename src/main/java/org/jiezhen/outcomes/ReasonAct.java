package org.jiezhen.outcomes;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to the tree of reasons. */
enum ReasonAct implements Act {
    ADD("addReason"),
    CHANGE("changeReason"),
    TAKE_OUT("takeOutReason"),
    PUT_BACK("putBackReason");

    private final Verb verb;

    ReasonAct(String verb) {
        this.verb = new Verb("outcomes." + verb, false);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
