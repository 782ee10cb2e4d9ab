package org.jiezhen.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * When people last did something, as the pages on this node say: a press, a key, a finger, the pointer. What a page does by
 * itself is nobody's act. Kept in memory until {@link ScreenLock} writes it down.
 */
@Component
class LastActs {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<UUID, Instant> acts = new ConcurrentHashMap<>();
    private final Clock clock;

    LastActs(Clock clock) {
        this.clock = clock;
    }

    /** The person of this shift did something, so long ago. */
    void said(UUID shift, Duration ago) {
        if (!ago.isNegative() && ago.compareTo(LONGEST) <= 0) {
            acts.merge(shift, clock.instant().minus(ago), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** What was said since it was last asked. */
    Map<UUID, Instant> take() {
        var taken = new HashMap<UUID, Instant>();
        for (var shift : acts.keySet()) {
            var at = acts.remove(shift);
            if (at != null) {
                taken.put(shift, at);
            }
        }
        return taken;
    }
}
