package org.jiezhen.lab;

/** In what condition a tube was received. */
public enum Condition {
    GOOD,
    DAMAGED,
    LEAKING,
    /** Nobody had said that it was coming. */
    UNEXPECTED
}
