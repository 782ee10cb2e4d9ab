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
    private volatile @Nullable Instant still;

    /** It is this late now. */
    public void set(Instant now) {
        offset.set(Duration.between(Instant.now(), now));
        still = null;
    }

    /** It is this late, and stays so until the clock is set. */
    public void stopAt(Instant now) {
        still = now;
    }

    /** Time passes; or, when negative, somebody sets the clock back. */
    public void advance(Duration by) {
        offset.updateAndGet(present -> present.plus(by));
    }

    public void reset() {
        offset.set(Duration.ZERO);
        still = null;
    }

    @Override
    public Instant instant() {
        var stopped = still;
        return stopped != null ? stopped : Instant.now().plus(offset.get());
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
