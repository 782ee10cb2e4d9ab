package org.jiezhen.triage;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to a decision of triage. */
public enum TriageAct implements Act {
    /** A guest is given to a consultant. */
    ASSIGN("assign", true),
    /** The guest is given to another than before. */
    REASSIGN("reassign", true),
    /** The consultant who was asked takes the guest. */
    ACCEPT("accept", true),
    /** The consultant who was asked does not. */
    DECLINE("decline", false),
    /** The consultant did not answer in time. */
    EXPIRE("expire", false),
    /** What a guest asks for is said: said again, it is otherwise. */
    WISH("wish", false),
    UNDO("undo", false);

    private final Verb verb;

    TriageAct(String verb, boolean undoable) {
        this.verb = new Verb("triage." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
