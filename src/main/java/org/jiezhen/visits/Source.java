package org.jiezhen.visits;

/** How a customer came to us, as asked at the door. */
public enum Source {
    /** Came by himself or herself. */
    WALK_IN,
    /** Sent by a friend. */
    REFERRAL
}
