package org.jiezhen.tasks;

/** Why something is given back, cannot be done, or is not wanted. */
public enum TaskReason {
    /** Called to something more urgent. */
    CALLED_AWAY,
    /** It takes somebody with other rights or skills. */
    NOT_MINE,
    /** Somebody or something is not there. */
    NOT_FOUND,
    /** It is not wanted any more. */
    NOT_NEEDED
}
