package org.jiezhen.doctors;

/** Why whoever asked for a doctor needs none any more. */
public enum Withdrawn {
    /** The guest does not want it. */
    GUEST_DECLINES,
    /** It was settled without a doctor. */
    SETTLED,
    /** The guest comes again another day. */
    ANOTHER_DAY,
    /** Asked for by mistake. */
    MISTAKE
}
