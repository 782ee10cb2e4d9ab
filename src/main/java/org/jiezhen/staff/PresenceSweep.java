package org.jiezhen.staff;

import java.util.HashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes down who is signed in here, and notices who was on a node that died and did not come back: nobody else could say
 * that they have gone. What could not be said of somebody's going, because the database was away, is said then.
 */
@Component
class PresenceSweep {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceSweep.class);

    private final OpenSessions sessions;
    private final Presences presences;
    private final SignInJournal journal;
    private final OpenPages pages;
    private final Unreachable unreachable;

    PresenceSweep(
            OpenSessions sessions,
            Presences presences,
            SignInJournal journal,
            OpenPages pages,
            Unreachable unreachable) {
        this.sessions = sessions;
        this.presences = presences;
        this.journal = journal;
        this.pages = pages;
        this.unreachable = unreachable;
    }

    @Scheduled(fixedDelayString = "PT10S")
    void sweep() {
        try {
            var here = sessions.people();
            if (!here.isEmpty()) {
                look(here);
            }
            presences.lapsed(here).forEach(this::gone);
            // Of whoever is on any node: this one may be the only one left.
            unreachable.due().forEach(person -> announce(person, unreachable::raise));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not write down who is signed in: {}", e.getClass().getSimpleName());
        }
    }

    /** Writes down who is here and what their pages say; only a change is announced. */
    private void look(Set<StaffId> here) {
        var said = new HashMap<StaffId, OpenPages.@Nullable Pages>();
        here.forEach(person -> said.put(person, pages.of(person)));
        presences.seen(said);
        var away = presences.away(here);
        var dark = unreachable.among(here);
        said.forEach((person, now) -> {
            if (now == OpenPages.Pages.GONE && !away.contains(person)) {
                announce(person, journal::away);
            } else if (now == OpenPages.Pages.OPEN && away.contains(person)) {
                announce(person, journal::back);
            }
            if (now == OpenPages.Pages.HIDDEN && !dark.contains(person)) {
                announce(person, one -> unreachable.since(one, pages.lastHeard(one)));
            } else if (now == OpenPages.Pages.OPEN && dark.contains(person)) {
                announce(person, unreachable::isBack);
            }
        });
    }

    private static void announce(StaffId person, Consumer<StaffId> what) {
        try {
            what.accept(person);
        } catch (RuntimeException e) {
            // It is said again with the next sweep.
            LOG.error("Could not record whether {} can be reached", person, e);
        }
    }

    private void gone(StaffId account) {
        try {
            journal.signedOut(account);
        } catch (RuntimeException e) {
            // It is said again with the next sweep.
            LOG.error("Could not record that {} has gone", account, e);
        }
    }
}
