package org.jiezhen.lab;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with a lab form. */
public enum OrderAct implements Act {
    /** Filled, to be ordered by whoever may. */
    PREPARE("prepare", true),
    /** Other panels than before, while nothing is ordered. */
    CHANGE("change", true),
    /** Ordered. */
    ORDER("order", true),
    REVOKE("revoke", true),
    /** The guest was examined at the place of one of its panels. */
    EXAMINE("examine", true),
    /** Somebody looks at what came of it. */
    LOOK("lookAtReports", false),
    /** What came of it is reviewed. */
    REVIEW("review", true),
    /** Somebody is asked to bring the guest to the place. */
    CALL("callExamination", true),
    /** The guest is at the place, and is examined. */
    BEGIN("beginExamination", true),
    /** Begun, and not done: it waits again. */
    GIVE_BACK("giveBackExamination", false),
    /** What was seen is written, and is not said to be final. */
    REPORT("reportExamination", true),
    /** What was seen is final. */
    CONCLUDE("concludeExamination", true),
    /** What was final is written anew. */
    AMEND("amendExamination", false),
    /** Somebody has read what was seen. */
    SEE("lookAtExamination", false),
    /** Its guest has gone without it. */
    LAPSE("lapse", false),
    UNDO("undoOrder", false);

    private final Verb verb;

    OrderAct(String verb, boolean undoable) {
        this.verb = new Verb("lab." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
