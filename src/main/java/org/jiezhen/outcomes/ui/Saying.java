package org.jiezhen.outcomes.ui;

import org.jiezhen.outcomes.OutcomeKind;

/** What a consultant can say became of a consultation, in words alone: a deal is signed. */
enum Saying {
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
