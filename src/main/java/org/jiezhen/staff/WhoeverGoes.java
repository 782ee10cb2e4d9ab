package org.jiezhen.staff;

import org.jiezhen.acts.LeftBehind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever signs out, or is away, leaves behind what he or she holds: that is said at once, on every board. */
@Component
class WhoeverGoes {

    private final LeftBehind leftBehind;

    WhoeverGoes(LeftBehind leftBehind) {
        this.leftBehind = leftBehind;
    }

    /** @throws RuntimeException when something could not be marked as left behind, so that it is tried again */
    @EventListener
    void on(SignedOut event) {
        leftBehind.by(event.accountId().value(), "HOLDER_SIGNED_OUT");
    }

    /** @throws RuntimeException as above */
    @EventListener
    void on(Away event) {
        leftBehind.by(event.accountId().value(), "HOLDER_AWAY");
    }
}
