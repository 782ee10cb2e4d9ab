package org.jiezhen.callbacks;

/** Why a call is moved to another day or colleague, or not made at all. */
public enum MoveReason {
    /** The guest asked for it. */
    GUEST_ASKED,
    /** The treatment is on another day. */
    TREATMENT_MOVED,
    /** Whoever was to ring cannot. */
    CALLER_AWAY,
    /** It was settled otherwise. */
    SETTLED,
    /** Set by mistake. */
    MISTAKE
}
