package org.jiezhen.documents;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with a document. */
public enum DocumentAct implements Act {
    FILL("fill"),
    /** It is before the guest, on a screen that was turned round. */
    SHOW("show"),
    /** The screen is taken back. */
    TAKE_BACK("takeBack"),
    /** The guest gives it back and has not signed. */
    HAND_BACK("handBack"),
    /** The time for which the guest had the screen is over, or the guest has left. */
    SHOWN_OUT("shownOut"),
    SIGN("sign"),
    /** A colleague is asked to be the witness. */
    ASK_WITNESS("askWitness"),
    /** The guest does not want it any more. */
    WITHDRAW("withdraw"),
    VOID("void"),
    /** Somebody looks at it. */
    LOOK("look"),
    /** Somebody takes it out as a file. */
    PRINT("print"),
    UNDO("undo");

    private final Verb verb;

    DocumentAct(String verb) {
        this.verb = new Verb("documents." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
