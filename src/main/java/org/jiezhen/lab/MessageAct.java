package org.jiezhen.lab;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with a message of results. */
public enum MessageAct implements Act {
    /** It has come: what of it was taken, and what was not. */
    RECEIVE("receiveMessage", false),
    /** What was not taken is taken again, since the cause is mended. */
    TAKE_AGAIN("takeMessageAgain", false),
    /** What was not taken is not to be taken. */
    DISMISS("dismissMessage", false),
    /** Something that an instrument sends is no result. */
    IGNORE("ignoreCode", false),
    /** It is one after all. */
    HEED("heedCode", false),
    UNDO("undoMessage", false);

    private final Verb verb;

    MessageAct(String verb, boolean undoable) {
        this.verb = new Verb("lab." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
