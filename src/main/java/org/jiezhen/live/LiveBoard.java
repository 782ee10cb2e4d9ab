package org.jiezhen.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jiezhen.database.ReadingConnections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kind of board on this node: one immutable snapshot, read anew after each hint, compared, and handed to each
 * audience as a difference. A hint says only "look again", and at most where: nothing depends on hints being complete or
 * in order, and a lost one is made good by the next reconciliation, which reads the whole. A board that nobody looks at is
 * not read: its first viewer waits for one read.
 */
final class LiveBoard<F extends BoardSource.Fact> {

    private static final Logger log = LoggerFactory.getLogger(LiveBoard.class);
    private static final long RETRY_MILLIS = 500;

    // What the newest read weighs among those before it.
    private static final double NEWEST = 1.0 / 8;

    private final BoardSource<F> source;
    private final Set<String> shown;
    private final Set<String> inPart;
    private final String epoch;
    private final JsonMapper json;
    private final Clock clock;
    private final Dispatcher dispatcher;
    private final ReadingOrder order;
    private final Map<String, Subscription<?>> viewers;
    private final Map<String, Feed<F>> feeds = new ConcurrentHashMap<>();
    private final Semaphore hints = new Semaphore(0);
    private final AtomicReference<@Nullable Hint> pending = new AtomicReference<>();
    private final Object snapshotLock = new Object();
    // One read at a time, so that an older one is never handed out after a newer one.
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean asleep = true;
    private Map<String, F> snapshot = Map.of();
    private volatile boolean current;
    private volatile Instant asOf;
    private volatile AtomicBoolean stopped = new AtomicBoolean();
    private volatile long reads;
    private volatile long partialReads;
    private volatile long usually;
    private volatile double reached;

    LiveBoard(
            BoardSource<F> source,
            String epoch,
            JsonMapper json,
            Clock clock,
            Dispatcher dispatcher,
            ReadingOrder order,
            Map<String, Subscription<?>> viewers) {
        this.source = source;
        this.shown = Set.copyOf(source.subjects());
        this.inPart = Set.copyOf(source.readInPart());
        this.epoch = epoch;
        this.json = json;
        this.clock = clock;
        this.asOf = clock.instant();
        this.dispatcher = dispatcher;
        this.order = order;
        this.viewers = viewers;
    }

    BoardSource<F> source() {
        return source;
    }

    /** Whether what is shown may have changed. */
    boolean concernedBy(Hint hint) {
        return hint.concerns(shown);
    }

    /** Starts the one thread that reads this board. */
    void start() {
        var stop = new AtomicBoolean();
        stopped = stop;
        Thread.ofPlatform().daemon().name("live-" + source.name()).start(() -> refreshUntil(stop));
        hint(Hint.EVERYTHING);
    }

    void stop() {
        stopped.set(true);
        hints.release();
    }

    /** Something may have changed. Returns at once, and wakes nobody while nobody looks. */
    void hint(Hint hint) {
        pending.updateAndGet(told -> told == null ? hint : told.and(hint));
        if (!asleep) {
            hints.release();
        }
    }

    private void refreshUntil(AtomicBoolean stop) {
        while (!stop.get()) {
            try {
                hints.acquire();
                hints.drainPermits();
                var hint = pending.getAndSet(null);
                if (stop.get()) {
                    // The hint was perhaps for the thread that follows this one, which begins with everything.
                    hint(Hint.EVERYTHING);
                } else if (hint != null && !refreshUnlessAsleep(stop, hint)) {
                    // Retried until it succeeds: what is on the screens is known to be old meanwhile.
                    TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
                    hint(Hint.EVERYTHING);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Reads, unless nobody looks. False when that failed. */
    private boolean refreshUnlessAsleep(AtomicBoolean stop, Hint hint) {
        reading.lock();
        try {
            synchronized (snapshotLock) {
                asleep = feeds.isEmpty();
                if (asleep) {
                    // What was hinted at is read with the rest, when somebody comes.
                    return true;
                }
            }
            return refresh(stop, hint);
        } finally {
            reading.unlock();
        }
    }

    /**
     * Reads, compares, and hands out the difference. False when that failed: what is shown is not current then.
     *
     * @param stop set when another thread reads this board now, and what this one has read may be older
     */
    @SuppressWarnings(
            "CatchThrowable") // whatever it was: a board that has lost its thread would look like a quiet morning
    private boolean refresh(AtomicBoolean stop, Hint hint) {
        try {
            order.inTurn(dearness(), () -> readAndHandOut(stop, hint));
            return true;
        } catch (DataAccessException e) {
            lost("cannot be read", e.getMessage());
        } catch (Throwable e) {
            log.error("Board {} failed", source.name(), e);
            lost("failed", e.getClass().getSimpleName());
        }
        return false;
    }

    private void lost(String what, @Nullable String why) {
        if (current) {
            log.warn("Board {} {} and is not current: {}", source.name(), what, why);
            current = false;
            dispatcher.nudge(subscriptions());
        }
    }

    private Map<String, F> timed(Hint hint) {
        var since = System.nanoTime();
        var next = ReadingConnections.reading(() -> read(hint));
        usually = System.nanoTime() - since;
        return next;
    }

    /** How long the last read took for each browser that reads have been reaching lately, in nanoseconds: the least goes first. */
    long dearness() {
        return (long) (usually / (1 + reached));
    }

    /** Reads the rows that the hint names, or the whole; all rows as they are now. */
    private Map<String, F> read(Hint hint) {
        // After a read that failed nobody knows what else changed.
        var part = current ? hint.partOf(shown, inPart) : Optional.<Map<String, Set<String>>>empty();
        reads++;
        if (part.isEmpty()) {
            return byId(source.read());
        }
        partialReads++;
        var subjects = part.get();
        var rows = snapshot.values().stream()
                .filter(fact -> subjects.entrySet().stream()
                        .anyMatch(kind -> kind.getValue().stream().anyMatch(id -> fact.about(kind.getKey(), id))))
                .map(F::id)
                .collect(Collectors.toUnmodifiableSet());
        var next = new LinkedHashMap<>(snapshot);
        next.keySet().removeAll(rows);
        source.read(new BoardSource.Part(subjects, rows)).forEach(fact -> next.put(fact.id(), fact));
        return byId(source.finish(next.values()));
    }

    private static <F extends BoardSource.Fact> Map<String, F> byId(Collection<F> facts) {
        var rows = new LinkedHashMap<String, F>(facts.size() * 2);
        facts.forEach(fact -> rows.put(fact.id(), fact));
        return rows;
    }

    private void readAndHandOut(AtomicBoolean stop, Hint hint) {
        var began = clock.instant();
        var next = timed(hint);
        var toWake = new ArrayList<Subscription<F>>();
        synchronized (snapshotLock) {
            if (stop.get()) {
                return;
            }
            Collection<F> changed = new ArrayList<>();
            next.forEach((id, fact) -> {
                if (!fact.equals(snapshot.get(id))) {
                    changed.add(fact);
                }
            });
            Collection<String> gone = new ArrayList<>();
            snapshot.keySet().forEach(id -> {
                if (!next.containsKey(id)) {
                    gone.add(id);
                }
            });
            if (!changed.isEmpty() || !gone.isEmpty()) {
                for (var feed : feeds.values()) {
                    if (feed.apply(changed, gone)) {
                        toWake.addAll(feed.subscriptions());
                    }
                }
            }
            // Last: a feed that failed is told of the difference again.
            snapshot = next;
        }
        asOf = began;
        reached += (toWake.size() - reached) * NEWEST;
        dispatcher.tell(toWake);
        if (!current) {
            log.info("Board {} is current, {} rows", source.name(), next.size());
            current = true;
            dispatcher.nudge(subscriptions());
        }
    }

    private List<Subscription<F>> subscriptions() {
        return feeds.values().stream()
                .flatMap(feed -> feed.subscriptions().stream())
                .toList();
    }

    /** Lets a browser see this board from now on. It is woken for its first, whole board at once. */
    Subscription<F> subscribe(Audience<F> audience, Viewer viewer) {
        synchronized (snapshotLock) {
            if (!asleep) {
                return add(audience, viewer);
            }
        }
        reading.lock();
        try {
            synchronized (snapshotLock) {
                if (!asleep) {
                    return add(audience, viewer);
                }
            }
            // What is hinted at from here on may not be in what is read now.
            pending.set(null);
            var read = refresh(stopped, Hint.EVERYTHING);
            synchronized (snapshotLock) {
                asleep = false;
                if (!read) {
                    // Not current, and the browser is told so; the board's own thread tries until it succeeds.
                    hint(Hint.EVERYTHING);
                } else if (pending.get() != null) {
                    hints.release();
                }
                return add(audience, viewer);
            }
        } finally {
            reading.unlock();
        }
    }

    private Subscription<F> add(Audience<F> audience, Viewer viewer) {
        var feed = feeds.computeIfAbsent(audience.name(), name -> new Feed<>(audience, epoch, json, snapshot.values()));
        var subscription = new Subscription<>(UUID.randomUUID().toString(), this, feed, viewer);
        feed.add(subscription);
        viewers.put(subscription.id(), subscription);
        return subscription;
    }

    void unsubscribe(Subscription<F> subscription) {
        viewers.remove(subscription.id());
        synchronized (snapshotLock) {
            if (subscription.feed().remove(subscription)) {
                feeds.values().remove(subscription.feed());
                asleep = feeds.isEmpty();
            }
        }
    }

    void wake(Subscription<F> subscription) {
        dispatcher.wake(subscription);
    }

    /** Whether what is shown is known to be true now: the last read succeeded. */
    boolean current() {
        return current;
    }

    /** The time for which what is shown is known to be true. */
    Instant asOf() {
        return asOf;
    }

    /** How often the database was read. */
    long reads() {
        return reads;
    }

    /** How often of these only the rows that a hint named. */
    long partialReads() {
        return partialReads;
    }

    /** How often a board or patch was written as JSON, over all audiences shown now. */
    long serialised() {
        return feeds.values().stream().mapToLong(Feed::serialised).sum();
    }

    int audiences() {
        return feeds.size();
    }
}
