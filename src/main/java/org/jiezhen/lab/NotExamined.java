package org.jiezhen.lab;

/** Why an examination that was begun is given back: it waits again. */
public enum NotExamined {
    CALLED_AWAY,
    NOT_PREPARED,
    DEVICE,
    WRONG_GUEST
}
