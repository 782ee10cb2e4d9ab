package org.jiezhen.shell;

import java.util.UUID;

/** What became of the presses of the person at the screen. Implemented by the module that knows who that is. */
public interface Answered {

    /** Whether a press with this key was carried out and saved, whatever the page heard of it. */
    boolean wasSaved(UUID press);

    /** Tells this person's presses from another's; tells nobody who it is. */
    String who();
}
