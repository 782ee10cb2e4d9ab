package org.jiezhen.oversight;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with the rules by which what is late goes on. */
enum RuleAct implements Act {
    ADD("addRule"),
    CHANGE("changeRule"),
    SWITCH_OFF("switchOffRule"),
    SWITCH_ON("switchOnRule");

    private final Verb verb;

    RuleAct(String verb) {
        this.verb = new Verb("oversight." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
