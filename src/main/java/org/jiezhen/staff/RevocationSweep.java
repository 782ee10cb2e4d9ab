package org.jiezhen.staff;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Compares every session on this node with its account and its shift, in a statement for each of the two however many
 * there are, so that a change made
 * on another node or behind the portal's back ends a session within five seconds. What is changed on this node ends it
 * at once: {@link OpenSessions}.
 */
@Component
class RevocationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationSweep.class);

    private final OpenSessions sessions;
    private final StaffUsers users;
    private final Shifts shifts;
    private final LentPages pages;

    RevocationSweep(OpenSessions sessions, StaffUsers users, Shifts shifts, LentPages pages) {
        this.sessions = sessions;
        this.users = users;
        this.shifts = shifts;
        this.pages = pages;
    }

    // A session is ended when it is found revoked twice: two of these, and five seconds are kept.
    @Scheduled(fixedDelayString = "PT2S")
    void sweep() {
        var present = sessions.all();
        var known = present.stream()
                .flatMap(presence -> presence.user().stream())
                .map(StaffUser::id)
                .collect(Collectors.toSet());
        if (known.isEmpty()) {
            return;
        }
        try {
            var standing = shifts.standing(present.stream()
                    .flatMap(presence -> presence.shift().stream())
                    .collect(Collectors.toSet()));
            var accounts = users.find(known);
            present.forEach(presence -> presence.shift()
                    .ifPresent(
                            shift -> follow(presence, shift, Objects.requireNonNull(standing.get(shift)), accounts)));
            for (var presence : present) {
                presence.user().filter(user -> known.contains(user.id())).ifPresent(user -> {
                    var now = accounts.get(user.id());
                    presence.found(now == null || !user.mayGoOn(now));
                });
            }
        } catch (DataAccessException | TransactionException e) {
            // Out of contact nobody can do anything with a session either; the boards say so themselves.
            LOG.warn("Could not compare the sessions with their accounts: {}", e.getMessage());
        }
    }

    /** What became of the shift, here or on another node, becomes of its session. */
    private void follow(
            OpenSessions.Presence presence, UUID shift, Shifts.Stands stands, Map<StaffId, StaffUser> accounts) {
        switch (stands.how()) {
            case OVER -> presence.end();
            case LOCKED -> presence.lock(pages.of(shift, stands.lent()));
            case OPEN ->
                presence.user().map(user -> accounts.get(user.id())).ifPresent(person -> {
                    person.eraseCredentials();
                    presence.open(person);
                });
        }
    }
}
