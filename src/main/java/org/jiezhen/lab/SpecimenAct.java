package org.jiezhen.lab;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with a specimen. What carries it is a task, and its acts are the task's. */
public enum SpecimenAct implements Act {
    /** Its label is printed, which is not yet that anything is drawn. */
    LABEL("label", false),
    /** Drawn. */
    COLLECT("collect", true),
    RECEIVE("receive", true),
    /** Nobody knows where it is. */
    MISS("miss", false),
    /** It is there again, and rests. */
    FIND("find", false),
    REJECT("reject", false),
    /** What was found out is written down; with the last of it that is released, its results are out. */
    ENTER("enterResults", true),
    /** What was released is another. */
    AMEND("amendResults", false),
    /** A critical value was told, and repeated. */
    TELL("tellCritical", false),
    /** Somebody looks at what was found out. */
    LOOK("lookAtResults", false),
    /** Its results are out, of a tube of which nothing is written down here. */
    RESULT("result", true),
    /** Its holder has gone. */
    ABANDON("abandonTube", false),
    /** Passed on, which its errand is. */
    PASS("passTube", false),
    UNDO("undoSpecimen", false);

    private final Verb verb;

    SpecimenAct(String verb, boolean undoable) {
        this.verb = new Verb("lab." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
