package org.jiezhen.staff;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The sessions of this node, by person, so that they can be ended, and the end of the last one noticed. */
@Component
class OpenSessions {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
    private static final String PRESENCE = OpenSessions.class.getName();

    private final Map<StaffId, Set<Presence>> present = new ConcurrentHashMap<>();
    private final SignInJournal journal;
    private final OpenPages pages;
    private final int most;
    private volatile boolean closing;

    @Autowired
    OpenSessions(SignInJournal journal, OpenPages pages) {
        this(journal, pages, Strangers.most());
    }

    /** @param most how many sessions of one person there are: whoever throws each away and takes another ends the oldest */
    OpenSessions(SignInJournal journal, OpenPages pages, int most) {
        this.journal = journal;
        this.pages = pages;
        this.most = most;
    }

    /** Notes whose session this is; a session that passes to another person ends the presence of the former. */
    Presence presence(HttpSession session, StaffId accountId) {
        if (session.getAttribute(PRESENCE) instanceof Presence known && known.accountId.equals(accountId)) {
            return known;
        }
        var presence = new Presence(accountId, session);
        var tooMany = new ArrayList<Presence>();
        present.compute(accountId, (id, sessions) -> {
            var all = sessions == null ? ConcurrentHashMap.<Presence>newKeySet() : sessions;
            if (all.size() >= most) {
                all.stream().min(Comparator.comparingLong(Presence::lastUsed)).ifPresent(tooMany::add);
            }
            all.add(presence);
            return all;
        });
        session.setAttribute(PRESENCE, presence);
        tooMany.forEach(Presence::end);
        return presence;
    }

    /** Every session on this node. */
    List<Presence> all() {
        return present.values().stream().flatMap(Set::stream).toList();
    }

    /** Everybody with a session on this node. */
    Set<StaffId> people() {
        return Set.copyOf(present.keySet());
    }

    boolean isPresent(StaffId accountId) {
        return present.containsKey(accountId);
    }

    /** Ends the person's sessions on this node: Vaadin closes their views, so that nothing more is pushed to them. */
    void end(StaffId accountId, @Nullable HttpSession except) {
        for (var presence : List.copyOf(present.getOrDefault(accountId, Set.of()))) {
            if (except == null || !presence.session.getId().equals(except.getId())) {
                presence.end();
            }
        }
    }

    /** The screens of these shifts are locked now; what was shown on them is taken away. */
    void lock(Set<UUID> shifts) {
        ofShifts(shifts).forEach(presence -> presence.lock(null));
    }

    /** A sign-in is lent, once that is committed. */
    record HandedOver(LentPages.Lent lent) {}

    @TransactionalEventListener
    public void onHandedOver(HandedOver handed) {
        ofShifts(Set.of(handed.lent.shift())).forEach(presence -> presence.lock(handed.lent));
    }

    /** The screens of this shift are open again, wherever else on this node it has any. */
    void open(Shifts.@Nullable Shift shift, StaffUser person) {
        if (shift != null) {
            ofShifts(Set.of(shift.id())).forEach(presence -> presence.open(person));
        }
    }

    private List<Presence> ofShifts(Set<UUID> shifts) {
        return shifts.isEmpty()
                ? List.of()
                : all().stream()
                        .filter(presence ->
                                presence.shift().filter(shifts::contains).isPresent())
                        .toList();
    }

    /**
     * Closes every page of a session, and the session goes on: Vaadin takes away what it kept of them, pushes nothing more
     * to them, and they load themselves anew, as whoever the session is now.
     */
    static void closeScreens(HttpSession session) {
        for (var name : Collections.list(session.getAttributeNames())) {
            if (session.getAttribute(name) instanceof VaadinSession) {
                session.removeAttribute(name);
            }
        }
    }

    @TransactionalEventListener
    public void onRevocation(Revoked revoked) {
        end(revoked.accountId(), null);
    }

    /** At shutdown Tomcat ends every session; nobody has gone, unless they do not come back: {@link PresenceSweep}. */
    @EventListener(ContextClosedEvent.class)
    public void onClose() {
        closing = true;
    }

    private void gone(Presence presence) {
        var last = new boolean[1];
        present.computeIfPresent(presence.accountId, (id, sessions) -> {
            last[0] = sessions.remove(presence) && sessions.isEmpty();
            return sessions.isEmpty() ? null : sessions;
        });
        if (last[0]) {
            pages.forget(presence.accountId);
        }
        if (last[0] && !closing) {
            try {
                journal.signedOut(presence.accountId);
            } catch (RuntimeException e) {
                // PresenceSweep says it again.
                LOG.error("Could not record that {} has signed out", presence.accountId, e);
            }
        }
    }

    /** The account's sessions must end, once the change is committed. */
    record Revoked(StaffId accountId) {}

    /** One session of one person. The container tells it when the session ends, whatever the cause. */
    final class Presence implements HttpSessionBindingListener {

        private final StaffId accountId;
        private final HttpSession session;
        private volatile long checked;
        private volatile boolean suspect;

        private Presence(StaffId accountId, HttpSession session) {
            this.accountId = accountId;
            this.session = session;
        }

        /** Whether the account was last compared longer ago than this; the asker compares it now. */
        boolean due(long nowMillis, long everyMillis) {
            if (nowMillis - checked < everyMillis) {
                return false;
            }
            checked = nowMillis;
            return true;
        }

        /** When it was last asked for something; long ago, once it has ended. */
        private long lastUsed() {
            try {
                return session.getLastAccessedTime();
            } catch (IllegalStateException e) {
                return 0;
            }
        }

        /** Who the session says it is, whether or not it is locked; empty once it has ended. */
        Optional<StaffUser> user() {
            return switch (principal()) {
                case StaffUser user -> Optional.of(user);
                case LockedUser locked -> Optional.of(locked.person());
                case null, default -> Optional.empty();
            };
        }

        /** Whether the session is locked. */
        boolean isLocked() {
            return principal() instanceof LockedUser;
        }

        private @Nullable Object principal() {
            try {
                var context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
                return context instanceof SecurityContext known && known.getAuthentication() != null
                        ? known.getAuthentication().getPrincipal()
                        : null;
            } catch (IllegalStateException e) {
                return null;
            }
        }

        /**
         * Whoever comes now may do nothing here, and is shown nothing that was shown before.
         *
         * @param lent what may be done all the same; null for nothing
         */
        void lock(LentPages.@Nullable Lent lent) {
            switch (principal()) {
                case StaffUser user -> goOnAs(new LockedUser(user, lent));
                case LockedUser locked
                when !Objects.equals(locked.lent(), lent) -> goOnAs(new LockedUser(locked.person(), lent));
                case null, default -> {}
            }
        }

        /** The person is there again. */
        void open(StaffUser person) {
            if (isLocked()) {
                goOnAs(person);
            }
        }

        private void goOnAs(UserDetails principal) {
            try {
                session.setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                principal, null, principal.getAuthorities())));
                closeScreens(session);
            } catch (IllegalStateException e) {
                LOG.debug("The session has ended", e);
            }
        }

        /**
         * Ends the session when it is found revoked a second time. Once may be chance: who changes the own password has
         * a moment in which account and session differ.
         */
        void found(boolean revoked) {
            if (revoked && suspect) {
                end();
            }
            suspect = revoked;
        }

        /** The shift that the session belongs to. */
        Optional<UUID> shift() {
            try {
                return Optional.ofNullable(ShiftToken.of(session)).map(Shifts.Shift::id);
            } catch (IllegalStateException e) {
                return Optional.empty();
            }
        }

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException e) {
                LOG.debug("The session had ended already", e);
            }
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            gone(this);
        }
    }
}
