package org.jiezhen.intake;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with the fields of the form. */
enum FieldAct implements Act {
    ADD("addField"),
    CHANGE("changeField"),
    TAKE_OUT("takeOutField"),
    PUT_BACK("putBackField");

    private final Verb verb;

    FieldAct(String verb) {
        this.verb = new Verb("intake." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
