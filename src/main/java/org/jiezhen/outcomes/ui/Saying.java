package org.jiezhen.outcomes.ui;

import org.jiezhen.outcomes.OutcomeKind;

/** What a consultant can say became of a consultation: all but that the guest was gone before. */
enum Saying {
    DEAL(OutcomeKind.DEAL),
    NO_DEAL(OutcomeKind.NO_DEAL),
    LATER(OutcomeKind.LATER);

    private final OutcomeKind kind;

    Saying(OutcomeKind kind) {
        this.kind = kind;
    }

    OutcomeKind kind() {
        return kind;
    }
}
