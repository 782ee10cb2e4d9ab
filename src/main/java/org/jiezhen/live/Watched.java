package org.jiezhen.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What somebody on this node looks at, of all that a board could show: its source reads nothing else. With one board
 * for each of 200 customers that would be their whole day at every change.
 *
 * @param <K> what is looked at: a visit, a day
 */
public final class Watched<K> {

    private final Map<K, Integer> watchers = new ConcurrentHashMap<>();

    /** Somebody's look. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        /** The look is over; once more does nothing. */
        @Override
        void close();
    }

    /** Has this read, with every look at the board, until the last watch of it is closed. */
    public Watch watch(K what) {
        watchers.merge(what, 1, Integer::sum);
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                watchers.computeIfPresent(what, (_, number) -> number == 1 ? null : number - 1);
            }
        };
    }

    /** All that is looked at now. */
    public Set<K> now() {
        return Set.copyOf(watchers.keySet());
    }
}
