package org.jiezhen.triage;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to the rules of triage, and to whom they speak of. */
public enum RuleAct implements Act {
    /** The draft is written. */
    DRAFT("draft"),
    /** The draft becomes a version, from a time on. */
    PUBLISH("publish"),
    /** What is said of a consultant changes. */
    PROFILE("profile");

    private final Verb verb;

    RuleAct(String verb) {
        this.verb = new Verb("triage." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
