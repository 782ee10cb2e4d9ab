package org.jiezhen.services;

import org.jiezhen.acts.Act;

/** What is done to the tokens of other programs. */
enum ServiceAct implements Act {
    ISSUE("issue"),
    REVOKE("revoke");

    private final String verb;

    ServiceAct(String verb) {
        this.verb = verb;
    }

    @Override
    public String code() {
        return "services." + verb;
    }
}
