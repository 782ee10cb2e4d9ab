package org.jiezhen.quotes;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with a quote. What was wrong is followed by another version, and nothing of it is taken back with a tap. */
public enum QuoteAct implements Act {
    /** A version is written. */
    WRITE("write"),
    /** Somebody is asked to approve what is let go. */
    ASK("ask"),
    APPROVE("approve"),
    DECLINE("decline"),
    ACCEPT("accept"),
    /** What was accepted is so no more, because a doctor has taken back what was confirmed. */
    LAPSE("lapse"),
    /** It is before the guest, on a screen that was turned round. */
    SHOW("show"),
    TAKE_BACK("takeBack"),
    /** The guest tries another of the alternatives. */
    TRY("try"),
    /** The guest gives the screen back. */
    HAND_BACK("handBack"),
    /** Whoever may approve it reads it. */
    LOOK("look"),
    /** Somebody prints it. */
    PRINT("print"),
    UNDO("undo");

    private final Verb verb;

    QuoteAct(String verb) {
        this.verb = new Verb("quotes." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
