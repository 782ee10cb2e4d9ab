package org.jiezhen.staff;

import java.util.Set;
import org.jiezhen.journal.Journal;
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

    private final Journal journal;
    private final Presences presences;
    private final ApplicationEventPublisher events;

    SignInJournal(Journal journal, Presences presences, ApplicationEventPublisher events) {
        this.journal = journal;
        this.presences = presences;
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
            journal.append(
                    user.id().toString(), "staff.signIn", "account", user.id().toString(), how, null);
        }
    }

    /**
     * Somebody's last session on this node has ended: unless there is one elsewhere, the person has gone. In a transaction
     * of its own: the session may have ended just after another one was committed.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void signedOut(StaffId accountId) {
        if (presences.ended(accountId)) {
            journal.append(accountId.toString(), "staff.signOut", "account", accountId.toString(), null, null);
            events.publishEvent(new SignedOut(accountId));
        }
    }
}
