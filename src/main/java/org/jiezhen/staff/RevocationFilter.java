package org.jiezhen.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares a session with its account when its person acts, at most every few seconds, and gives it the person's
 * present roles. What ends the sessions of those who only watch is {@link RevocationSweep}.
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
                && !(authentication != null && authentication.getPrincipal() instanceof DevicePrincipal)
                && isOver(session)) {
            // Beats keep a session fresh for ever; a shift ends all the same. Who only watches is ended by the sweep.
            SecurityContextHolder.clearContext();
            session.invalidate();
        } else if (session != null && authentication != null && person(authentication) instanceof StaffUser user) {
            var due = sessions.presence(session, user.id()).due(clock.millis(), EVERY_MILLIS);
            // A beat must be answered at once, above all when the database does not answer: the sweep looks after it.
            if (due && !request.getRequestURI().startsWith(request.getContextPath() + "/live/")) {
                compare(user, authentication, request, response);
            }
        }
        if (session != null && request.getSession(false) == null && isPage(request)) {
            // Whoever may go on comes back by the shift's token, and whoever may not is told why.
            var query = request.getQueryString();
            response.sendRedirect(query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query);
            return;
        }
        chain.doFilter(request, response);
    }

    private static @Nullable StaffUser person(Authentication authentication) {
        return switch (authentication.getPrincipal()) {
            case StaffUser user -> user;
            case LockedUser locked -> locked.person();
            case null, default -> null;
        };
    }

    /** Whether a person's browser asks for a page of ours. */
    private static boolean isPage(HttpServletRequest request) {
        var accepts = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getParameter("v-r") == null
                && accepts != null
                && accepts.contains("text/html");
    }

    private boolean isOver(HttpSession session) {
        var shift = ShiftToken.of(session);
        var ends = shift != null
                ? shift.ends()
                : Instant.ofEpochMilli(session.getCreationTime()).plus(Shifts.LENGTH);
        return !clock.instant().isBefore(ends);
    }

    private void compare(
            StaffUser user, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        Optional<StaffUser> valid;
        try {
            valid = users.find(user.id()).filter(user::mayGoOn);
        } catch (DataAccessException e) {
            // Out of contact nobody can do anything with the session either; the boards say so themselves.
            LOG.warn("Could not compare a session with its account: {}", e.getMessage());
            return;
        }
        if (valid.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
        } else if (valid.get().version() != user.version()) {
            if (authentication.getPrincipal() instanceof LockedUser locked) {
                renewal.renew(locked.of(valid.get()), request, response);
            } else {
                renewal.renew(valid.get(), request, response);
            }
            if (!valid.get().roles().equals(user.roles())) {
                RolesChanged.note(request.getSession(), clock.instant(), clock.instant());
            }
        }
    }
}
