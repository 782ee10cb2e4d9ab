package org.jiezhen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The house's clock, which a test may set, also backwards; it goes on from there. */
public final class TestClock extends Clock {

    /** Puts the clock into a test's portal. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<@Nullable Instant> byHand = new AtomicReference<>();
    private volatile @Nullable Instant still;

    // As little as a database tells apart: whoever asks later is later.
    private static final long MOMENT_NANOS = 1_000;

    /** It is this late now. */
    public void set(Instant now) {
        offset.set(Duration.between(Instant.now(), now));
        byHand.updateAndGet(before -> before == null ? null : now);
        still = null;
    }

    /**
     * From now on it goes on by what a test lets pass, and by a moment for each who asks: as fast on a slow machine as on a fast
     * one, until it is reset.
     */
    public void goesByHand() {
        byHand.set(instant());
    }

    /** It is this late, and stays so until the clock is set. */
    public void stopAt(Instant now) {
        still = now;
    }

    /** Time passes; or, when negative, somebody sets the clock back. */
    public void advance(Duration by) {
        offset.updateAndGet(present -> present.plus(by));
        byHand.updateAndGet(now -> now == null ? null : now.plus(by));
    }

    public void reset() {
        offset.set(Duration.ZERO);
        byHand.set(null);
        still = null;
    }

    @Override
    public Instant instant() {
        var stopped = still;
        if (stopped != null) {
            return stopped;
        }
        var moved = byHand.updateAndGet(now -> now == null ? null : now.plusNanos(MOMENT_NANOS));
        return moved != null ? moved : Instant.now().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
