package org.jiezhen.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How soon open boards show what was done, one lone change after another; their pages beat meanwhile, as pages do. */
final class Freshness implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(150);
    private static final Duration BEAT = Duration.ofSeconds(5);

    /**
     * What was seen for a while.
     *
     * @param millis from the commit to the last board, of each change
     * @param lost changes that some board never showed
     * @param beats how long each page's sign of life took, in milliseconds
     * @param unanswered signs of life that were not answered
     */
    record Seen(Samples millis, int lost, Samples beats, int unanswered) {

        Seen() {
            this(new Samples(), 0, new Samples(), 0);
        }

        Seen and(Seen more) {
            more.millis.values().forEach(millis::add);
            more.beats.values().forEach(beats::add);
            return new Seen(millis, lost + more.lost, beats, unanswered + more.unanswered);
        }

        String told() {
            return "p50 %.0f ms, p99 %.0f ms, of %d changes %d lost; beats p99 %.0f ms, of %d %d unanswered"
                    .formatted(
                            millis.median(),
                            millis.percentile(99),
                            millis.values().size() + lost,
                            lost,
                            beats.values().isEmpty() ? 0 : beats.percentile(99),
                            beats.values().size() + unanswered,
                            unanswered);
        }
    }

    private final BusyHouse house;
    private final Sockets sockets;
    private final Screens screens;
    private final List<Screens.Screen> open;
    private final Thread beating;
    private Samples beats = new Samples();
    private int unanswered;
    private int marker;

    /** @param screens with boards that are open */
    Freshness(BusyHouse house, Sockets sockets, Screens screens) {
        this.house = house;
        this.sockets = sockets;
        this.screens = screens;
        this.open = List.copyOf(screens.open());
        this.beating = Thread.ofVirtual().start(this::beat);
    }

    private void beat() {
        for (var n = 0; !Thread.interrupted(); n++) {
            var screen = open.get(n % open.size());
            try {
                var nanos = screens.beatNanos(screen);
                synchronized (this) {
                    beats.add(nanos / 1e6);
                }
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    synchronized (this) {
                        unanswered++;
                    }
                }
            }
            LockSupport.parkNanos(BEAT.toNanos() / open.size());
        }
    }

    /** Watches for so long. */
    Seen watch(Duration duration) {
        var until = System.nanoTime() + duration.toNanos();
        return watch(() -> System.nanoTime() < until);
    }

    /** Watches as long as it is so, and for one change at least. To be called by the thread that made the house. */
    Seen watch(BooleanSupplier going) {
        synchronized (this) {
            beats = new Samples();
            unanswered = 0;
        }
        var millis = new Samples();
        var lost = 0;
        do {
            var began = System.nanoTime();
            marker++;
            var round = sockets.expect(
                    house.marker(marker),
                    open.stream().map(Screens.Screen::socket).toList());
            var committed = house.change(marker);
            try {
                millis.add((round.awaitLast() - committed) / 1e6);
            } catch (IllegalStateException e) {
                lost++;
            }
            LockSupport.parkNanos(PACE.toNanos() - (System.nanoTime() - began));
        } while (going.getAsBoolean());
        synchronized (this) {
            return new Seen(millis, lost, beats, unanswered);
        }
    }

    @Override
    public void close() {
        beating.interrupt();
        try {
            beating.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
