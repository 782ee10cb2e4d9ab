package org.jiezhen.preferences;

/** The colours of the screen. */
public enum Colours {
    /** As the machine has them. */
    SYSTEM,
    LIGHT,
    DARK
}
