package org.jiezhen.tasks;

import java.util.List;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with a task. */
public enum TaskAct implements Act {
    REQUEST("request", true),
    /** Asked for once more. */
    HURRY("hurry", false),
    /** Somebody takes what is nobody's. */
    ACCEPT("accept", true),
    BEGIN("begin", true),
    /** Begun, and the guest taken over: that is taken back at the guest. */
    BEGIN_ESCORT("beginEscort", false),
    DONE("done", true, Task.TRACKS),
    /** Done, and the guest handed on. */
    END_ESCORT("endEscort", false, Task.TRACKS),
    /** It is nobody's again, for a reason. */
    GIVE_BACK("giveBack", true, Task.WORK),
    /** It is everybody's again who may: whoever had it, or alone was asked, goes. */
    LAY_DOWN("layDown", false, Task.WORK),
    /** Offered to a colleague. */
    OFFER("offer", true),
    WITHDRAW("withdraw", true),
    /** The colleague takes it over. */
    TAKE_OVER("takeOver", true, Task.WORK),
    DECLINE("decline", true),
    /** Whoever alone was asked cannot. */
    REJECT("reject", false, Task.TRACKS),
    /** It cannot be done. */
    FAIL("fail", false, Task.TRACKS),
    /** It is not needed any more. */
    CANCEL("cancel", true, Task.TRACKS),
    /** The manager gives it to somebody. */
    ASSIGN("assign", false, Task.WORK),
    /** Its owner has gone. */
    ABANDON("abandon", false, Task.WORK),
    UNDO("undo", false);

    private final Verb verb;

    TaskAct(String verb, boolean undoable, Track... ends) {
        this(verb, undoable, List.of(ends));
    }

    TaskAct(String verb, boolean undoable, List<Track> ends) {
        this.verb = new Verb("tasks." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
