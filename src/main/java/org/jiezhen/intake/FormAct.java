package org.jiezhen.intake;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with an intake form. */
public enum FormAct implements Act {
    /** Somebody fills it, first or along with others. */
    FILL("fill"),
    /** Something is written into a field. */
    WRITE("write"),
    /** The guest agrees that answers about health are written down, or does not. */
    CONSENT("consent"),
    /** The guest signs the privacy notice. */
    SIGN("sign"),
    /** Who the guest is was checked with her. */
    IDENTITY("identity"),
    /** It is ready for triage. */
    READY("ready", true),
    /** A colleague goes on with it. */
    HAND_OVER("handOver"),
    /** What is asked on the way to the room was answered. */
    ON_THE_WAY("onTheWay", true),
    /** The guest is handed the tablet, and fills her part herself. */
    LEND("lend"),
    /** The tablet is taken back. */
    TAKE_BACK("takeBack"),
    /** The guest has filled her part. */
    GUEST_DONE("guestDone"),
    /** The time for which the guest had the tablet is over, or the guest has left. */
    LENT_OUT("lentOut"),
    /** Somebody looks at what is said about health. */
    LOOK("look"),
    UNDO("undo");

    private final Verb verb;

    FormAct(String verb) {
        this(verb, false);
    }

    FormAct(String verb, boolean undoable) {
        this.verb = new Verb("intake." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
