package org.jiezhen.callbacks;

import java.time.Instant;
import org.jiezhen.shared.Refusal;

/** Guests are not rung now: whoever has to, all the same, says so. */
public final class QuietHours extends Refusal {

    /** @param until when they are rung again */
    QuietHours(Instant until) {
        super("refusal.callback.quiet", until);
    }
}
