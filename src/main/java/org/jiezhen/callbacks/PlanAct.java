package org.jiezhen.callbacks;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to the house's plans of callbacks. */
enum PlanAct implements Act {
    /** From now on what is set is set by this version. */
    PUBLISH("publishPlan"),
    /** From now on calls are made with this version of what is said. */
    SCRIPT("publishScript"),
    /** From now on this is said so, or a question is answered that was not there before. */
    PLAYBOOK("publishPlaybook"),
    /** Guests are rung within other hours. */
    HOURS("hours");

    private final Verb verb;

    PlanAct(String verb) {
        this.verb = new Verb("callbacks." + verb, false);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
