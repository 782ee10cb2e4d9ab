package org.jiezhen.staff;

import java.util.Set;
import org.jiezhen.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Journals who comes and goes. */
@Component
class SignInJournal {

    private static final Logger LOG = LoggerFactory.getLogger(SignInJournal.class);

    private final Journal journal;
    private final StaffUsers users;
    private final Presences presences;
    private final Unreachable unreachable;
    private final ApplicationEventPublisher events;

    SignInJournal(
            Journal journal,
            StaffUsers users,
            Presences presences,
            Unreachable unreachable,
            ApplicationEventPublisher events) {
        this.journal = journal;
        this.users = users;
        this.presences = presences;
        this.unreachable = unreachable;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof StaffUser user) {
            var how =
                    switch (event.getAuthentication()) {
                        case RememberMeAuthenticationToken _ -> "REMEMBERED";
                        case DemoEntryFilter.Entered _ -> "DEMO";
                        default -> "PASSWORD";
                    };
            // At once: a session of theirs that ends on another node must not make them absent.
            presences.seen(Set.of(user.id()));
            presences.comesBack(user.id());
            unreachable.over(user.id());
            journal.append(
                    user.id().toString(), "staff.signIn", "account", user.id().toString(), how, null);
        } else if (event.getAuthentication().getPrincipal() instanceof LockedUser locked) {
            // Back before a locked screen: present, and no more.
            presences.seen(Set.of(locked.person().id()));
        }
    }

    /**
     * Somebody tried to come in and could not: of an account that there is, it is journalled. Addresses are for the log,
     * which operators read.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String username, String address) {
        var account = users.id(username);
        account.ifPresent(id -> journal.append("system", "staff.signInFailed", "account", id.toString(), null, null));
        LOG.warn(
                "Signing in failed from {}: {}",
                address,
                account.map(id -> "account " + id).orElse("no such account"));
    }

    /** Somebody's pages have gone from this node: unless one is open elsewhere, the person is away. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void away(StaffId accountId) {
        if (presences.leaves(accountId)) {
            unreachable.over(accountId);
            journal.append(accountId.toString(), "staff.away", "account", accountId.toString(), null, null);
            events.publishEvent(new Away(accountId));
        }
    }

    /** A page of somebody who was away is open again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void back(StaffId accountId) {
        if (presences.comesBack(accountId)) {
            journal.append(accountId.toString(), "staff.back", "account", accountId.toString(), null, null);
        }
    }

    /**
     * Somebody's last session on this node has ended: unless there is one elsewhere, the person has gone. In a transaction
     * of its own: the session may have ended just after another one was committed.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void signedOut(StaffId accountId) {
        if (presences.ended(accountId)) {
            presences.comesBack(accountId);
            unreachable.over(accountId);
            journal.append(accountId.toString(), "staff.signOut", "account", accountId.toString(), null, null);
            events.publishEvent(new SignedOut(accountId));
        }
    }
}
