package org.jiezhen.preferences;

/** How close together the rows of boards stand on a desk. On a telephone what is touched stays as large as a finger. */
public enum Density {
    COMFORTABLE,
    COMPACT
}
