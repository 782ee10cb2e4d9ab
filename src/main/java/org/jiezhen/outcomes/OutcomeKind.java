package org.jiezhen.outcomes;

/** What became of a consultation. */
public enum OutcomeKind {
    /** 成交: the guest takes what was proposed, or part of it. */
    DEAL,
    /** 未成交: not, for a reason. */
    NO_DEAL,
    /** The guest decides on another day. */
    LATER,
    /** 不辞而别: gone, and nobody was told. */
    LEFT
}
