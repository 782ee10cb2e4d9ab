package org.jiezhen.callbacks;

import java.time.Duration;
import java.time.Instant;
import org.jiezhen.acts.Commands;
import org.jiezhen.callbacks.Called.Claim;
import org.jiezhen.house.House;
import org.jiezhen.shared.Transitions;
import org.springframework.stereotype.Component;

/** How long whoever rings keeps the person: as long as something is heard of the page of the call. */
@Component
class CallClaims {

    private final Commands commands;
    private final CalledKind kind;
    private final House house;
    private final Transitions transitions;

    CallClaims(Commands commands, CalledKind kind, House house, Transitions transitions) {
        this.commands = commands;
        this.kind = kind;
        this.house = house;
        this.transitions = transitions;
    }

    /** After how long without a word the person is on the list again. */
    Duration quiet() {
        return Duration.ofMinutes(house.rule("CALLBACK_QUIET_MINUTES"));
    }

    boolean isQuiet(Claim claim, Instant now) {
        return claim.seen().plus(quiet()).isBefore(now);
    }

    /** Nothing was heard of whoever rang: the person is on the list again, and what was typed is kept. */
    void expire(Called called, Claim claim) {
        commands.happens(
                kind,
                called,
                CallbackAct.EXPIRE.with("call", claim.call()),
                claim.by().value(),
                context -> transitions.end(Called.CLAIM, claim.on().value(), null, context.now(), context.entry()));
    }
}
