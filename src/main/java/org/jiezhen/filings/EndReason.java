package org.jiezhen.filings;

/** Why a filing ended before its time. */
public enum EndReason {
    /** The doctor is filed elsewhere now. */
    MOVED,
    /** The authorities took it back. */
    REVOKED,
    /** It was written down wrongly: it never held. */
    MISTAKE
}
