package org.jiezhen.shell;

import java.util.Optional;

/** Knows whether whoever wants to go, for good or for a while, has something to settle first. */
public interface Leaving {

    /** The page on which it is settled; nothing when this person may go. */
    Optional<String> first();
}
