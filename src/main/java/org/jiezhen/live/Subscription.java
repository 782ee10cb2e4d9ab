package org.jiezhen.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One browser's place in a feed. At most one update is pending: what is fetched is always the newest, however many
 * changes came in between.
 */
public final class Subscription<F extends BoardSource.Fact> {

    private final String id;
    private final LiveBoard<F> board;
    private final Feed<F> feed;
    private final Viewer viewer;
    private final AtomicBoolean pending = new AtomicBoolean();
    private long sent = -1;
    private volatile long lastSentNanos;
    private volatile long lastBeatNanos;
    private volatile boolean closed;

    Subscription(String id, LiveBoard<F> board, Feed<F> feed, Viewer viewer) {
        this.id = id;
        this.board = board;
        this.feed = feed;
        this.viewer = viewer;
        this.lastBeatNanos = System.nanoTime();
        this.lastSentNanos = lastBeatNanos - Dispatcher.GAP.toNanos();
    }

    /** The id by which the browser's beat names this board; unguessable. */
    public String id() {
        return id;
    }

    /** What this browser has not been sent yet; empty when it has everything. */
    public Optional<Update> take() {
        pending.set(false);
        synchronized (feed) {
            if (closed || sent == feed.version()) {
                return Optional.empty();
            }
            var update = feed.since(sent);
            sent = feed.version();
            lastSentNanos = System.nanoTime();
            return Optional.of(update);
        }
    }

    /** Forgets what was sent: the next {@link #take()} gives the whole board. */
    public void resync() {
        synchronized (feed) {
            sent = -1;
        }
    }

    /** Ends the subscription; nothing more is sent. */
    public void close() {
        closed = true;
        board.unsubscribe(this);
    }

    /** The browser gave a sign of life. If it had been given up meanwhile, it is served again. */
    void beat() {
        lastBeatNanos = System.nanoTime();
        synchronized (feed) {
            if (sent == feed.version()) {
                return;
            }
        }
        board.wake(this);
    }

    Feed<F> feed() {
        return feed;
    }

    LiveBoard<F> board() {
        return board;
    }

    Viewer viewer() {
        return viewer;
    }

    AtomicBoolean pending() {
        return pending;
    }

    boolean closed() {
        return closed;
    }

    long lastSentNanos() {
        return lastSentNanos;
    }

    /** Whether the browser has been silent for so long that sending more would only pile up. */
    boolean silent() {
        return System.nanoTime() - lastBeatNanos > Dispatcher.SILENT.toNanos();
    }
}
