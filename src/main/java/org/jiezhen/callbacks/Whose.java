package org.jiezhen.callbacks;

/** Whose number it is that is dialled for a person. */
public enum Whose {
    SELF,
    SPOUSE,
    PARENT,
    CHILD,
    FRIEND,
    WORK,
    OTHER
}
