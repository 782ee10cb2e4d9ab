package org.jiezhen;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what becomes true by itself. The one place where tests wait, and the only bound they put on time. */
public final class Eventually {

    // A bound on patience, not a promise of speed: below the reconciliation's 15 s, so that it cannot help by accident.
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    // Whoever asks every moment takes the processor from what is waited for: at first at once, then less and less
    // often.
    private static final long FIRST_NANOS = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMillis(16).toNanos();

    private Eventually() {}

    /** Waits until the condition holds. */
    public static void holds(String what, Callable<Boolean> condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var pause = FIRST_NANOS;
        while (!ask(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about: " + what);
            }
            pause = rest(pause);
        }
    }

    /** Waits until the assertions pass; fails as they fail. */
    public static void passes(ThrowingCallable assertions) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var pause = FIRST_NANOS;
        while (true) {
            try {
                assertions.call();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                pause = rest(pause);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    private static long rest(long nanos) {
        LockSupport.parkNanos(nanos);
        return Math.min(nanos * 2, LONGEST_NANOS);
    }

    private static boolean ask(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
