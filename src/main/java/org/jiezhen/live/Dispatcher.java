package org.jiezhen.live;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes browsers. The first change goes out at once; while a browser has one update under way, further changes fold into
 * it; and no browser is sent more than about twenty a second. A browser that gives no sign of life is not sent to until
 * it does: beyond what the container had taken by then, one board waits for it at most.
 */
final class Dispatcher implements AutoCloseable {

    /** The least time between two updates of one browser. */
    static final Duration GAP = Duration.ofMillis(50);

    /** After this long without a beat (three and a half of them) a browser is not sent to. */
    static final Duration SILENT = Duration.ofSeconds(35);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final int size;
    private final Duration silent;
    private volatile @Nullable ScheduledExecutorService threads;

    /** @param silent after this long without a beat a browser is not sent to */
    Dispatcher(int size, Duration silent) {
        this.size = size;
        this.silent = silent;
    }

    void start() {
        threads = Executors.newScheduledThreadPool(
                size, Thread.ofPlatform().daemon().name("live-dispatch-", 0).factory());
    }

    void wake(Subscription<?> subscription) {
        if (subscription.closed()
                || subscription.silentFor(silent)
                || !subscription.pending().compareAndSet(false, true)) {
            return;
        }
        var running = threads;
        var due = subscription.lastSentNanos() + GAP.toNanos() - System.nanoTime();
        try {
            if (running != null) {
                running.schedule(() -> deliver(subscription), Math.max(0, due), TimeUnit.NANOSECONDS);
                return;
            }
        } catch (RejectedExecutionException e) {
            log.debug("Not delivered: the portal is stopping");
        }
        subscription.pending().set(false);
    }

    /** Lets browsers ask at once whether their boards are still true. */
    void nudge(Collection<? extends Subscription<?>> subscriptions) {
        var running = threads;
        if (!subscriptions.isEmpty() && running != null && !running.isShutdown()) {
            running.execute(() -> subscriptions.forEach(subscription -> {
                try {
                    subscription.viewer().nudge();
                } catch (RuntimeException e) {
                    log.debug("A viewer could not be nudged and is dropped", e);
                    subscription.close();
                }
            }));
        }
    }

    private void deliver(Subscription<?> subscription) {
        try {
            subscription.viewer().wake();
        } catch (RuntimeException e) {
            // The browser went while we were on the way to it.
            log.debug("A viewer could not be woken and is dropped", e);
            subscription.close();
        }
    }

    @Override
    public void close() {
        var running = threads;
        if (running != null) {
            // What was scheduled goes with it: the browsers are woken anew when it starts again.
            running.shutdownNow();
            threads = null;
        }
    }
}
