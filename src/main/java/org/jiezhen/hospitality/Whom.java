package org.jiezhen.hospitality;

/** For whom a cup is. */
public enum Whom {
    GUEST,
    /** Whoever came along. It is not for the customer, and its label says so. */
    COMPANION
}
