package org.jiezhen.documents;

/** Why a document is void. */
public enum VoidReason {
    /** Another was filled in its place before anybody signed it. */
    REPLACED,
    /** The quote that it belongs to has changed. */
    QUOTE_CHANGED,
    /** The plan that it belongs to has changed. */
    PLAN_CHANGED
}
