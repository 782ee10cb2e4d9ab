package org.jiezhen.oversight;

import org.jiezhen.acts.Act;

/** What is done with the rules by which what is late goes on. */
enum RuleAct implements Act {
    ADD("addRule"),
    CHANGE("changeRule"),
    SWITCH_OFF("switchOffRule"),
    SWITCH_ON("switchOnRule");

    private final String verb;

    RuleAct(String verb) {
        this.verb = verb;
    }

    @Override
    public String code() {
        return "oversight." + verb;
    }
}
