package org.jiezhen.triage;

import java.time.Instant;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.springframework.stereotype.Component;

/** What becomes of a turn after it was given: by the rules by which it was given. */
@Component
class Consequences {

    private final Wheel wheel;
    private final Decisions decisions;
    private final RuleBook book;

    Consequences(Wheel wheel, Decisions decisions, RuleBook book) {
        this.wheel = wheel;
        this.decisions = decisions;
        this.book = book;
    }

    /** Something became of it that may give the turn back. */
    void of(DecisionId id, Reason reason, Instant now, long entry) {
        var decision = decisions.find(id).orElseThrow();
        if (book.version(decision.rules()).rules().effect(reason) == Effect.GIVEN_BACK) {
            wheel.lock();
            wheel.giveBack(id, now, entry);
        }
    }

    /** There was no such visit: nobody had a turn for it. */
    void neverWas(DecisionId id, Instant now, long entry) {
        wheel.lock();
        wheel.giveBack(id, now, entry);
    }

    /** The visit consumes a turn after all. */
    void turns(DecisionId id, Instant now, long entry) {
        wheel.lock();
        wheel.consumesAfterAll(id, now, entry);
    }

    /** What went with an entry that is taken back. */
    void takeBack(long undone, Instant now, long entry) {
        wheel.lock();
        wheel.takeBack(undone, now, entry);
    }
}
