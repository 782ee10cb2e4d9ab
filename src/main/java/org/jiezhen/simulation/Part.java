package org.jiezhen.simulation;

import java.util.Optional;

/**
 * What people of one role do when they look at the house. Everybody decides by what is there to be seen, not by a script:
 * so they go on with whatever a real person, or a restart, has left them.
 */
interface Part {

    /** The role that is played: the first one of whoever plays it. */
    String role();

    /** What this person does now; nothing, when nothing is to be done yet. Asks no services: those are for the act. */
    Optional<Act> next(Person me, Scene scene);
}
