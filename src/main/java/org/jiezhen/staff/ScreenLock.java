package org.jiezhen.staff;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Locks the screens of whoever does nothing for as long as the person's roles allow, and opens them again. A sign-in is
 * locked, not a page: what is done on one page keeps all of them open, on every node, and no reload opens one. Only the
 * password does, or another sign-in.
 */
@Component
class ScreenLock {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenLock.class);

    private final Shifts shifts;
    private final LastActs acts;
    private final OpenSessions sessions;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private Map<UUID, Instant> unwritten = Map.of();

    ScreenLock(Shifts shifts, LastActs acts, OpenSessions sessions, Journal journal, TransactionTemplate transaction) {
        this.shifts = shifts;
        this.acts = acts;
        this.sessions = sessions;
        this.journal = journal;
        this.transaction = transaction;
    }

    // The first time late enough for pages that come back after a restart to say what was done meanwhile.
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT10S")
    synchronized void sweep() {
        try {
            var said = new HashMap<>(unwritten);
            acts.take().forEach((shift, at) -> said.merge(shift, at, (one, other) -> one.isAfter(other) ? one : other));
            unwritten = said;
            var locked = transaction.execute(_ -> look(said));
            unwritten = Map.of();
            if (locked != null) {
                sessions.lock(locked.stream().map(Shifts.Shift::id).collect(Collectors.toSet()));
            }
        } catch (DataAccessException | TransactionException e) {
            // Said and looked at again with the next sweep.
            LOG.warn("Could not look for idle screens: {}", e.getClass().getSimpleName());
        }
    }

    private List<Shifts.Shift> look(Map<UUID, Instant> said) {
        if (!said.isEmpty()) {
            shifts.acted(said);
        }
        var locked = shifts.lockIdle();
        locked.forEach(shift -> journal.append(
                "system", "staff.lock", "account", shift.account().toString(), "IDLE", null));
        return locked;
    }

    /**
     * Opens the screens of a shift to its person, who has said the password.
     *
     * @return whether the shift still goes on
     */
    boolean open(UUID shift, StaffId person) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var goesOn = shifts.unlock(shift);
            if (goesOn) {
                journal.append(person.toString(), "staff.unlock", "account", person.toString(), null, null);
            }
            return goesOn;
        }));
    }
}
