package org.jiezhen.doctors;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with a request for a doctor. What was begun by mistake is withdrawn or declined, with its reason. */
public enum DoctorAct implements Act {
    /** A doctor is asked, with a briefing. */
    REQUEST("request"),
    /** The briefing says something else. */
    BRIEF("brief"),
    /** Whoever asked does not need a doctor any more. */
    WITHDRAW("withdraw"),
    /** A doctor comes, perhaps in so many minutes. */
    ACCEPT("accept"),
    /** A doctor cannot come. */
    DECLINE("decline"),
    /** The doctor is with the guest. */
    COME("come"),
    /** The doctor has left the room, and owes the record. */
    LEAVE("leave"),
    /** The doctor has signed off the record. */
    RECORD("record"),
    /** The record says something else: a version beside the first. */
    AMEND("amend"),
    /** The doctor has come, or was to come, and there is no record, for a reason. */
    NOT_SEEN("notSeen"),
    /** Its guest has gone. */
    LAPSE("lapse"),
    /** Somebody reads the briefing or the record. */
    LOOK("look"),
    UNDO("undo");

    private final Verb verb;

    DoctorAct(String verb) {
        this.verb = new Verb("doctors." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
