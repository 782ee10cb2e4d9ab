package org.jiezhen.seal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Seals the journal again and again, on a thread of its own: the first time in an old house takes a while, and nothing
 * else that is done by the clock should wait for it.
 */
@Component
class Sealing implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Sealer sealer;
    private final Duration every;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-seal").factory());

    Sealing(Sealer sealer, @Value("${portal.seal.every:PT1M}") Duration every) {
        this.sealer = sealer;
        this.every = every;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        clockwork.scheduleWithFixedDelay(this::seal, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void seal() {
        try {
            sealer.seal();
        } catch (SQLException e) {
            // A database that cannot be reached says so everywhere else; what is left is sealed the next time.
            LOG.warn("The journal could not be sealed: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The journal could not be sealed", e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        // Between two batches it notices.
        clockwork.shutdownNow();
        clockwork.awaitTermination(5, TimeUnit.SECONDS);
    }
}
