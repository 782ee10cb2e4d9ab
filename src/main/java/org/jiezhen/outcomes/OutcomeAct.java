package org.jiezhen.outcomes;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is said and done at the end of a consultation. */
public enum OutcomeAct implements Act {
    DEAL("deal", true),
    NO_DEAL("noDeal", true),
    LATER("later", true),
    /** What was said holds no longer: the guest has thought better of it. */
    REOPEN("reopen", true),
    /** The guest is shown a department. */
    SHOW("show", true),
    /** The tour is over. */
    END_TOUR("endTour", true),
    UNDO("undo", false);

    private final Verb verb;

    OutcomeAct(String verb, boolean undoable) {
        this.verb = new Verb("outcomes." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
