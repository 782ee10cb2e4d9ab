package org.jiezhen.callbacks;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done about whoever is to be rung. */
public enum CallbackAct implements Act {
    /** Somebody rings this person now, and nobody else does. */
    TAKE("take", true),
    /** Put back on the list, without a word of what became of it. */
    RELEASE("release", true),
    /** Nothing was heard of the page on which it was: it is on the list again. */
    EXPIRE("expire", false),
    /** Who spoke. */
    SPOKE("spoke", false),
    /** The number was looked at, to be dialled. */
    DIAL("dial", false),
    /** Whose number it is. */
    NUMBER("number", false),
    /** What became of the call. */
    CONCLUDE("conclude", true),
    /** Asked in person, of a guest who is here. */
    ASKED_HERE("askedHere", false),
    /** On another day, or by somebody else. */
    MOVE("move", true),
    /** Not to be done any more. */
    SKIP("skip", true),
    /** Rung by a plan from a day on. */
    PLAN("plan", true),
    /** What the plan is counted from is on another day. */
    PLAN_MOVED("planMoved", false),
    /** May be rung again. */
    RESUME("resume", false),
    /** How to meet this guest is said, or not any more. */
    PROFILE("profile", false),
    /** What is kept of how to meet a guest was printed for her. */
    DISCLOSE("disclose", false),
    /** Whoever was to ring has gone: whoever has the role does. */
    REHOME("rehome", false),
    UNDO("undo", false);

    private final Verb verb;

    CallbackAct(String verb, boolean undoable) {
        this.verb = new Verb("callbacks." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
