package org.jiezhen.quotes;

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
    REPLACED
}
