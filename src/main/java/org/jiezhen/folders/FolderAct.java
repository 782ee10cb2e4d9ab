package org.jiezhen.folders;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Transitions.Track;

/** What is done with a folder. */
public enum FolderAct implements Act {
    OPEN("open", true),
    OFFER("offer", true),
    WITHDRAW("withdraw", true),
    ACCEPT("accept", true),
    DECLINE("decline", true),
    TAKE("take", true),
    /** Somebody has it in hand, whoever was said to: what is so of paper is what one sees. */
    HAVE("have", true),
    PUT_DOWN("putDown", true),
    LEAVE_TO_DESK("leaveToDesk", true),
    /** It is not where it should be, and nobody knows where it is. */
    MISS("miss", true),
    /** Whoever had it has signed out. */
    ABANDON("abandon", false),
    FILE("file", true, Folder.OUT),
    UNDO("undo", false);

    private final Verb verb;

    FolderAct(String verb, boolean undoable, Track... ends) {
        this.verb = new Verb("folders." + verb, undoable, ends);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}
