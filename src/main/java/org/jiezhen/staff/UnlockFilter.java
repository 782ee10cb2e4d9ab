package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.transaction.TransactionException;

/**
 * Opens a locked screen to its person: by the password, past the same brake as at the door; in the demo house, where people
 * have none, by a click, as they came in. Whoever it is, it is nobody but the person whose screen was locked.
 */
class UnlockFilter extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/unlock";

    private final PasswordDoor door;
    private final DemoPeople people;
    private final StaffUsers users;
    private final ScreenLock lock;
    private final OpenSessions sessions;

    UnlockFilter(PasswordDoor door, DemoPeople people, StaffUsers users, ScreenLock lock, OpenSessions sessions) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        this.door = door;
        this.people = people;
        this.users = users;
        this.lock = lock;
        this.sessions = sessions;
        setAuthenticationManager(authentication -> authentication);
        setAuthenticationSuccessHandler((request, response, _) -> goOn(request, response));
        setAuthenticationFailureHandler(UnlockFilter::refuse);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var before = SecurityContextHolder.getContext().getAuthentication();
        var session = request.getSession(false);
        var shift = session == null ? null : ShiftToken.of(session);
        if (shift == null || before == null || !(before.getPrincipal() instanceof LockedUser locked)) {
            throw new BadCredentialsException("nothing is locked here");
        }
        try {
            var user = people.offers(locked.person().id())
                    ? users.find(locked.person().id()).orElseThrow()
                    : byPassword(locked, request);
            if (!user.isEnabled() || !lock.open(shift.id(), user.id())) {
                throw new BadCredentialsException("the shift is over");
            }
            user.eraseCredentials();
            return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("out of contact", e);
        }
    }

    private StaffUser byPassword(LockedUser locked, HttpServletRequest request) {
        var said = UsernamePasswordAuthenticationToken.unauthenticated(
                locked.getUsername(), request.getParameter("password"));
        said.setDetails(authenticationDetailsSource.buildDetails(request));
        var entered = door.authenticate(said);
        if (entered == null || !(entered.getPrincipal() instanceof StaffUser user) || !user.equals(locked.person())) {
            throw new BadCredentialsException("somebody else");
        }
        return user;
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // What the pages of this sign-in show is the lock: they are loaded anew.
        OpenSessions.closeScreens(request.getSession());
        new CurrentStaff().find().ifPresent(person -> sessions.open(ShiftToken.of(request.getSession()), person));
        response.sendRedirect(request.getContextPath() + at(request));
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        var session = request.getSession(false);
        if (session != null) {
            LockedScreen.say(session, SecurityConfiguration.why(exception));
        }
        response.sendRedirect(request.getContextPath() + at(request));
    }

    /** The page that was open when the screen was locked; never another house's. */
    private static String at(HttpServletRequest request) {
        var asked = request.getParameter("at");
        return AskedPage.isOwn(asked) ? String.valueOf(asked) : "/";
    }
}
