package org.jiezhen.lab;

/** How a tube was known to be the one it is: by its code, or by somebody's eyes. They are kept apart. */
public enum Checked {
    SCANNED,
    BY_HAND
}
