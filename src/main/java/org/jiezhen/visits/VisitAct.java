package org.jiezhen.visits;

import java.util.List;
import java.util.Set;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done to a visit. */
public enum VisitAct implements Act {
    ARRIVE("arrive", true),
    CORRECT("correct", false),
    /** A call, and a place in the queue, are of the wait that ends with it. */
    ADVANCE("advance", true, Tracks.CALL),
    MOVE("move", true),
    SWAP("swap", false),
    DEPART("depart", true, Tracks.ALL),
    OFFER("offer", true),
    WITHDRAW("withdraw", true),
    ACCEPT("accept", true),
    DECLINE("decline", true),
    TAKE("take", true),
    /** Taken over by whoever was asked to accompany. */
    ACCOMPANY("accompany", false),
    LEAVE_ALONE("leaveAlone", true),
    LEAVE_TO_DESK("leaveToDesk", true),
    ABANDON("abandon", false),
    /** The manager gives the guest to somebody, or to the desk. */
    ASSIGN("assign", false),
    CALL("call", true),
    CALL_AGAIN("callAgain", true),
    ABSENT("absent", true),
    REQUEUE("requeue", true),
    CALL_OFF("callOff", true),
    GIVE_CARD("giveCard", true),
    TAKE_CARD("takeCard", true),
    RETYPE("retype", false),
    OTHER_PERSON("otherPerson", false),
    OTHER_BOOKING("otherBooking", false),
    EXCHANGE("exchange", false),
    IN_ERROR("inError", false),
    /** Ends everything too, but at a time before now. */
    LEFT_UNSEEN("leftUnseen", false),
    UNDO("undo", false);

    /** After which a form that shows a visit shows something that is so no longer. */
    static final Set<VisitAct> REWRITING = Set.of(CORRECT, OTHER_PERSON, OTHER_BOOKING, EXCHANGE, DEPART, LEFT_UNSEEN);

    /** After which a visit may be of another kind than a screen shows. */
    static final Set<VisitAct> RETYPING = Set.of(RETYPE, CORRECT, OTHER_PERSON, EXCHANGE);

    private final Verb verb;

    VisitAct(String verb, boolean undoable, Track... ends) {
        this(verb, undoable, List.of(ends));
    }

    VisitAct(String verb, boolean undoable, List<Track> ends) {
        this.verb = new Verb("visits." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
