package org.jiezhen.quotes;

import org.jspecify.annotations.Nullable;

/** How a version stands. */
public enum QuoteState {
    /** No more is let go than whoever wrote it may. */
    FREE,
    /** More is, and nobody has been asked yet. */
    UNASKED,
    /** Somebody is asked to approve it. */
    ASKED,
    APPROVED,
    DECLINED,
    /** The guest has accepted it. */
    ACCEPTED,
    /** The guest had accepted it, and it is so no more: another was written, or a doctor took back what was confirmed. */
    VOID,
    /** Another was written before it was accepted. */
    REPLACED;

    /**
     * How a version stands.
     *
     * @param accepted whether it is accepted now
     * @param wasAccepted whether it ever was
     * @param answer how its approval stands; null where nobody was asked
     */
    static QuoteState of(
            boolean accepted, boolean wasAccepted, boolean newest, @Nullable String answer, int perMille, int limit) {
        if (accepted) {
            return ACCEPTED;
        }
        if (!newest) {
            return wasAccepted ? VOID : REPLACED;
        }
        return answer != null ? valueOf(answer) : perMille > limit ? UNASKED : FREE;
    }
}
