package org.jiezhen.simulation;

import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jiezhen.database.HouseKind;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Plan;
import org.jiezhen.journal.Journal;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The day that plays itself in the demo house, from the moment the portal is ready; anybody who is signed in may stop it
 * and let it go on. A real house has none.
 */
@Service
public class Simulation {

    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    // A database that does not answer is asked again, but not all the time.
    private static final Duration REST = Duration.ofSeconds(5);
    // With nobody in the house the doors open with some bustle, so that there is something to see.
    private static final Duration OPENING = Duration.ofSeconds(75);
    private static final double BUSTLE = 4;

    /** How the day stands. */
    public enum State {
        /** There is none: a real house, or a quiet start. */
        NONE,
        RUNNING,
        PAUSED
    }

    private final Days days;
    private final Journal journal;
    private final CurrentStaff staff;
    private final TransactionTemplate transaction;
    private final Pace pace;
    private final boolean wanted;
    private final long seed;
    private final Set<Runnable> onChange = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Held while people act: once a pause is answered, nobody does anything any more.
    private final ReentrantLock turn = new ReentrantLock();
    private volatile State state = State.NONE;
    private @Nullable Thread player;

    Simulation(
            HouseKind house,
            Days days,
            Journal journal,
            CurrentStaff staff,
            TransactionTemplate transaction,
            @Value("${portal.simulation.enabled:true}") boolean enabled,
            @Value("${portal.simulation.speed:6}") double speed,
            @Value("${portal.simulation.seed:20261124}") long seed) {
        this.days = days;
        this.journal = journal;
        this.staff = staff;
        this.transaction = transaction;
        this.pace = new Pace(speed);
        this.wanted = enabled && house == HouseKind.DEMO;
        this.seed = seed;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        if (wanted && player == null) {
            become(State.RUNNING);
            player = Thread.ofPlatform().daemon().name("simulation").start(this::play);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void onClose() throws InterruptedException {
        become(State.NONE);
        var thread = player;
        if (thread != null) {
            thread.join(REST);
        }
    }

    /** How the day stands now. */
    @PermitAll
    public State state() {
        return state;
    }

    /** Stops the day; everything stays as it is, and people may still do what they like. */
    @PermitAll
    public void pause() {
        change(State.RUNNING, State.PAUSED, "simulation.pause");
    }

    /** Lets the day go on. */
    @PermitAll
    public void resume() {
        change(State.PAUSED, State.RUNNING, "simulation.resume");
    }

    /** Tells whenever the state changes, until the returned is run. It must not wait. */
    @PermitAll
    public Runnable listen(Runnable listener) {
        onChange.add(listener);
        return () -> onChange.remove(listener);
    }

    private void change(State from, State to, String action) {
        turn.lock();
        try {
            // Pressed twice, or by two: it is so already.
            if (state != from) {
                return;
            }
            transaction.executeWithoutResult(
                    _ -> journal.append(staff.id().toString(), action, "simulation", "house", null, null));
            become(to);
        } finally {
            turn.unlock();
        }
    }

    private void become(State next) {
        lock.lock();
        try {
            if (state == next) {
                return;
            }
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onChange.forEach(Runnable::run);
    }

    private void play() {
        var day = days.of(Plan.demo(seed));
        var begun = System.nanoTime();
        Boolean opening = null;
        while (await()) {
            try {
                if (opening == null) {
                    opening = day.isEmpty();
                }
                var bustle = opening && System.nanoTime() - begun < OPENING.toNanos();
                var now = bustle ? new Pace(pace.speed() * BUSTLE) : pace;
                takeTurn(day, now);
                rest(now.glance());
            } catch (DataAccessException | TransactionException e) {
                // The database is away, and comes back.
                LOG.warn("The simulated day waits: {}", e.getClass().getSimpleName());
                rest(REST);
            } catch (RuntimeException e) {
                LOG.error("Something in the simulated day went wrong; it goes on", e);
                rest(REST);
            }
        }
    }

    private void takeTurn(Day day, Pace now) {
        turn.lock();
        try {
            if (state == State.RUNNING) {
                day.play(now);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits while the day is paused; false once it is over. */
    private boolean await() {
        lock.lock();
        try {
            while (state == State.PAUSED) {
                changed.awaitUninterruptibly();
            }
            return state == State.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Duration time) {
        lock.lock();
        try {
            if (state == State.RUNNING) {
                changed.awaitNanos(time.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
