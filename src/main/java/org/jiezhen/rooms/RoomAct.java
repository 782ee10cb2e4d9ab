package org.jiezhen.rooms;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to a room. That somebody is led there or leaves is done to the visit. */
public enum RoomAct implements Act {
    /** Kept for whom it is to be next. */
    RESERVE("reserve", true),
    /** The reservation is not needed. */
    GIVE_BACK("giveBack", true),
    /** The guest did not come within the reservation's minutes. */
    EXPIRE("expire", false),
    /** Kept while the guest is elsewhere: a companion or things are inside. */
    HOLD("hold", true),
    /** Held no longer. */
    RELEASE("release", true),
    DOCTOR_IN("doctorIn", true),
    DOCTOR_OUT("doctorOut", true),
    /** It has to be cleaned, whatever was shown. */
    SOILED("soiled", true),
    BEGIN_CLEANING("beginCleaning", true),
    SUSPEND_CLEANING("suspendCleaning", true),
    CLEANED("cleaned", true),
    CLOSE("close", true),
    OPEN("open", true),
    /** Somebody stood there and saw it as it is shown. */
    CONFIRM("confirm", false),
    /** Somebody stood there and saw it otherwise. */
    DIFFERS("differs", false),
    /** From now on somebody receives guests there. */
    TAKE_OWN("takeOwn", true),
    /** Somebody receives guests elsewhere. */
    LEAVE_OWN("leaveOwn", true),
    UNDO("undo", false);

    private final Verb verb;

    RoomAct(String verb, boolean undoable) {
        this.verb = new Verb("rooms." + verb, undoable);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
