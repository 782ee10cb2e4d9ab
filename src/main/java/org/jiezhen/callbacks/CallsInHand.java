package org.jiezhen.callbacks;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.handover.InHand;
import org.jiezhen.handover.ThingId;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** Whoever goes puts the call in hand back on the list; what was typed is kept, and the next who rings reads it. */
@Component
class CallsInHand implements InHand {

    private final CallbackCalls calls;

    CallsInHand(CallbackCalls calls) {
        this.calls = calls;
    }

    @Override
    public String code() {
        return "CALL";
    }

    @Override
    public String view() {
        return "in_hand_call";
    }

    @Override
    public Set<String> subjects() {
        return Set.of(CalledKind.NAME, "account");
    }

    @Override
    public String name() {
        return "callbacks.inHand";
    }

    @Override
    public String icon() {
        return "i-call";
    }

    @Override
    public Left left() {
        return Left.BACK;
    }

    /** Nobody is on the telephone in another's place. */
    @Override
    public boolean given() {
        return false;
    }

    @Override
    public Done<?> give(UUID key, ThingId about, StaffId to) {
        throw new UnsupportedOperationException("a call is on the list again, and whoever is next rings");
    }

    @Override
    public Done<?> leave(UUID key, ThingId about) {
        return calls.release(key, new CustomerId(about.value()));
    }
}
