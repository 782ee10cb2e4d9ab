package org.jiezhen.hospitality;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with flasks and lists. */
public enum TeaRoomAct implements Act {
    /** Somebody saw how full a flask is. */
    LEVEL("level", true),
    /** It is to be filled. */
    ASK("ask", true),
    FILL("fill", true),
    UNDO_FLASK("undoFlask", false),
    /** Something of a list was seen to be so, or not. */
    TICK("tick", true),
    SIGN("sign", false),
    UNDO_SHEET("undoSheet", false);

    private final Verb verb;

    TeaRoomAct(String verb, boolean undoable) {
        this.verb = new Verb("hospitality." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
