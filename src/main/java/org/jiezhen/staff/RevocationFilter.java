package org.jiezhen.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares a session with its account, at most every few seconds. Boards ask for a beat every ten seconds, so a change
 * made on another node ends a session within that time; on the same node {@link OpenSessions} ends it at once.
 */
class RevocationFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationFilter.class);
    private static final long EVERY_MILLIS = 3_000;

    private final OpenSessions sessions;
    private final StaffUsers users;
    private final SessionRenewal renewal;
    private final Clock clock;

    RevocationFilter(OpenSessions sessions, StaffUsers users, SessionRenewal renewal, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.renewal = renewal;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var session = request.getSession(false);
        if (session != null
                && System.currentTimeMillis() - session.getCreationTime() > SecurityConfiguration.SHIFT.toMillis()) {
            // Beats keep a session fresh for ever; a shift ends all the same.
            SecurityContextHolder.clearContext();
            session.invalidate();
        } else if (session != null
                && authentication != null
                && authentication.getPrincipal() instanceof StaffUser user) {
            if (sessions.presence(session, user.id()).due(clock.millis(), EVERY_MILLIS)) {
                if (request.getRequestURI().startsWith(request.getContextPath() + "/live/")) {
                    // A beat must be answered at once, above all when the database does not answer.
                    Thread.ofVirtual().name("revocation").start(() -> endIfRevoked(user, session));
                } else {
                    compare(user, request, response);
                }
            }
        }
        chain.doFilter(request, response);
    }

    private void endIfRevoked(StaffUser user, HttpSession session) {
        try {
            if (valid(user).isEmpty()) {
                session.invalidate();
            }
        } catch (DataAccessException e) {
            LOG.warn("Could not compare a session with its account: {}", e.getMessage());
        } catch (IllegalStateException e) {
            LOG.debug("The session had ended already", e);
        }
    }

    private Optional<StaffUser> valid(StaffUser user) {
        return users.find(user.id())
                .filter(StaffUser::isEnabled)
                .filter(user::sameCredentialsAs)
                // Who lost a permission loses the boards that it opened; the shift's token brings the rest back.
                .filter(now -> now.getAuthorities().containsAll(user.getAuthorities()));
    }

    private void compare(StaffUser user, HttpServletRequest request, HttpServletResponse response) {
        Optional<StaffUser> valid;
        try {
            valid = valid(user);
        } catch (DataAccessException e) {
            // Out of contact nobody can do anything with the session either; the boards say so themselves.
            LOG.warn("Could not compare a session with its account: {}", e.getMessage());
            return;
        }
        if (valid.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
        } else if (valid.get().version() != user.version()) {
            renewal.renew(valid.get(), request, response);
        }
    }
}
