package org.jiezhen.live;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * In which order boards are read that one change concerns: no more at once than there are processors, and those first that
 * reach most browsers in the shortest time, as in Smith's rule for weighted jobs. Read all together they would share the
 * processors and be done together, with the last of them; so most browsers are served sooner. Whoever has waited for a moment reads beside the others: a read that hangs holds up nobody.
 */
final class ReadingOrder {

    /** So long a board waits for its turn at most. */
    static final Duration PATIENCE = Duration.ofMillis(25);

    /** One that waits. What took long before goes last, but not for ever. */
    private static final class Waiting {

        private final long due;
        private final Condition called;
        private boolean isCalled;

        Waiting(long due, Condition called) {
            this.due = due;
            this.called = called;
        }
    }

    private final int atOnce;
    private final long patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(one -> one.due));
    private int reading;

    /** @param atOnce so many read at the same time */
    ReadingOrder(int atOnce) {
        this(atOnce, PATIENCE.toNanos());
    }

    /** @param patience so long a board waits at most, in nanoseconds */
    ReadingOrder(int atOnce, long patience) {
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /** How many wait for their turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads, and tells of it, in turn.
     *
     * @param dearness how long it took before for each browser that it reached, in nanoseconds
     */
    void inTurn(long dearness, Runnable read) {
        var inTurn = enter(dearness);
        try {
            read.run();
        } finally {
            if (inTurn) {
                leave();
            }
        }
    }

    /** Whether the turn came; else whoever waited reads all the same. */
    private boolean enter(long dearness) {
        lock.lock();
        try {
            if (reading < atOnce) {
                reading++;
                return true;
            }
            var me = new Waiting(System.nanoTime() + dearness, lock.newCondition());
            waiting.add(me);
            await(me);
            if (!me.isCalled) {
                waiting.remove(me);
            }
            return me.isCalled;
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiting me) {
        var left = patience;
        try {
            while (!me.isCalled && left > 0) {
                left = me.called.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        lock.lock();
        try {
            var next = waiting.poll();
            if (next == null) {
                reading--;
            } else {
                next.isCalled = true;
                next.called.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
