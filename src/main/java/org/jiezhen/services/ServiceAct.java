package org.jiezhen.services;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to the tokens of other programs. */
enum ServiceAct implements Act {
    ISSUE("issue"),
    REVOKE("revoke");

    private final Verb verb;

    ServiceAct(String verb) {
        this.verb = new Verb("services." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
