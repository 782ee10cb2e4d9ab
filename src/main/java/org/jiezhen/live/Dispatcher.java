package org.jiezhen.live;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes browsers, each in a virtual thread of its own, so that one which stops reading holds up nobody else. The first
 * change goes out at once; while a browser has one update under way, further changes fold into it; and no browser is
 * sent more than about twenty a second. A browser that gives no sign of life is not sent to until it does.
 */
final class Dispatcher implements AutoCloseable {

    /** The least time between two updates of one browser. */
    static final Duration GAP = Duration.ofMillis(50);

    /** After this long without a beat (three and a half of them) a browser is not sent to. */
    static final Duration SILENT = Duration.ofSeconds(35);

    /** So long whoever tells browsers of a change waits for them at most: one that stops reading holds up nobody. */
    private static final Duration LISTENING = Duration.ofMillis(5);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Duration silent;
    private volatile @Nullable ScheduledExecutorService timer;

    /** @param silent after this long without a beat a browser is not sent to */
    Dispatcher(Duration silent) {
        this.silent = silent;
    }

    void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live-dispatch").factory());
    }

    /**
     * Wakes browsers that have something to be told, and waits for a moment until those have been that may be told at once: what
     * else the processors could do meanwhile would come between.
     */
    void tell(Collection<? extends Subscription<?>> subscriptions) {
        var told = new Semaphore(0);
        var atOnce = 0;
        for (var subscription : subscriptions) {
            if (wake(subscription, told::release)) {
                atOnce++;
            }
        }
        try {
            if (!told.tryAcquire(atOnce, LISTENING.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Not all of {} browsers were told at once", atOnce);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void wake(Subscription<?> subscription) {
        wake(subscription, () -> {});
    }

    /** Whether it is told now, and not some time later, or not at all. */
    private boolean wake(Subscription<?> subscription, Runnable told) {
        if (subscription.closed()
                || subscription.silentFor(silent)
                || !subscription.pending().compareAndSet(false, true)) {
            return false;
        }
        var running = timer;
        var due = subscription.lastSentNanos() + GAP.toNanos() - System.nanoTime();
        try {
            if (running != null) {
                if (due <= 0) {
                    deliver(subscription, told);
                    return true;
                }
                running.schedule(() -> deliver(subscription, () -> {}), due, TimeUnit.NANOSECONDS);
                return false;
            }
        } catch (RejectedExecutionException e) {
            log.debug("Not delivered: the portal is stopping");
        }
        subscription.pending().set(false);
        return false;
    }

    /** Wakes after a pause of the dispatcher: what was under way then is gone. */
    void wakeAnew(Subscription<?> subscription) {
        subscription.pending().set(false);
        wake(subscription);
    }

    /** Lets browsers ask at once whether their boards are still true. */
    void nudge(Collection<? extends Subscription<?>> subscriptions) {
        if (timer != null) {
            subscriptions.forEach(subscription -> inItsOwnThread(subscription, Viewer::nudge, () -> {}));
        }
    }

    private static void deliver(Subscription<?> subscription, Runnable told) {
        inItsOwnThread(subscription, Viewer::wake, told);
    }

    private static void inItsOwnThread(Subscription<?> subscription, Consumer<Viewer> action, Runnable done) {
        Thread.startVirtualThread(() -> {
            try {
                action.accept(subscription.viewer());
            } catch (RuntimeException e) {
                // The browser went while we were on the way to it.
                log.debug("A viewer could not be reached and is dropped", e);
                subscription.close();
            } finally {
                done.run();
            }
        });
    }

    @Override
    public void close() {
        var running = timer;
        if (running != null) {
            // What was scheduled goes with it: the browsers are woken anew when it starts again.
            running.shutdownNow();
            timer = null;
        }
    }
}
