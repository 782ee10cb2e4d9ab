package org.jiezhen.intake;

/** Where what stands in a field comes from. */
public enum Origin {
    /** The guest said so, today. */
    GUEST,
    /** It stood in the booking. */
    BOOKING,
    /** It was said on an earlier visit. */
    EARLIER,
    /** The guest wrote it herself. */
    GUEST_HERSELF,
    /** What was known from before is still so, the guest says today. */
    CONFIRMED
}
