package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;

/**
 * The browser's half of a shift: a cookie with the shift's id and its token. A restart of the portal heals the boards by
 * it without anybody signing in again; signing out ends it, and so does its hour, a disabled account, a changed password.
 */
class ShiftToken extends AbstractRememberMeServices {

    static final String COOKIE = "jz-shift";

    // Longer than the shift: whoever comes with it afterwards is told that the shift is over.
    private static final Duration KEPT = Shifts.LENGTH.plusHours(4);

    private static final String SHIFT = ShiftToken.class.getName();

    private final StaffUsers users;
    private final Shifts shifts;
    private final LentPages pages;
    private final Clock clock;

    ShiftToken(RememberMeKey key, StaffUsers users, Shifts shifts, LentPages pages, Clock clock) {
        super(key.value(), users);
        this.users = users;
        this.shifts = shifts;
        this.pages = pages;
        this.clock = clock;
        setAlwaysRemember(true);
        setCookieName(COOKIE);
        setTokenValiditySeconds((int) KEPT.toSeconds());
        setCookieCustomizer(cookie -> {
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
        });
    }

    /** The shift that a session belongs to; null of one that belongs to none. */
    static Shifts.@Nullable Shift of(HttpSession session) {
        return session.getAttribute(SHIFT) instanceof Shifts.Shift shift ? shift : null;
    }

    @Override
    protected void onLoginSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        if (authentication.getPrincipal() instanceof StaffUser user) {
            var known = users.find(user.id()).orElseThrow();
            var session = request.getSession();
            var former = of(session);
            if (former != null) {
                // Somebody signs in in the place of somebody else, or again: whose screens these were, they are no
                // more.
                shifts.end(former.id());
                OpenSessions.closeScreens(session);
            }
            EndedSignIn.forget(session);
            var begun = shifts.begin(known, hash(known), isPhone(request));
            setCookie(
                    new String[] {begun.shift().id().toString(), begun.token()},
                    getTokenValiditySeconds(),
                    request,
                    response);
            session.setAttribute(SHIFT, begun.shift());
        }
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookie, HttpServletRequest request, HttpServletResponse response)
            throws RememberMeAuthenticationException {
        if (cookie.length != 2) {
            throw new InvalidCookieException("not a shift's token");
        }
        var id = id(cookie[0]);
        var found = shifts.find(id, cookie[1]).orElseThrow(() -> {
            shifts.ending(id, cookie[1]).ifPresent(ending -> EndedSignIn.note(request, ending));
            return new RememberMeAuthenticationException("the shift is over");
        });
        var user = users.find(found.shift().account())
                .orElseThrow(() -> new RememberMeAuthenticationException("no such account"));
        if (!user.isEnabled()) {
            shifts.ending(id, cookie[1]).ifPresent(ending -> EndedSignIn.note(request, ending));
        }
        var session = request.getSession();
        session.setAttribute(SHIFT, found.shift());
        if (found.rolesChanged() != null) {
            RolesChanged.note(session, found.rolesChanged(), clock.instant());
            shifts.rolesAreTold(id);
        }
        return found.locked() ? new LockedUser(user, pages.of(id, found.lent())) : user;
    }

    /** Browsers of telephones say so, and those of tablets do not. */
    private static boolean isPhone(HttpServletRequest request) {
        var hint = request.getHeader("Sec-CH-UA-Mobile");
        var agent = request.getHeader("User-Agent");
        return hint != null ? hint.equals("?1") : agent != null && agent.contains("Mobi");
    }

    /** The password was changed in this session: its shift goes on, and every other of the person is over. */
    void goesOnAlone(HttpServletRequest request, StaffUser user) {
        var shift = of(request.getSession());
        if (shift != null) {
            shifts.goesOnWith(shift.id(), hash(user));
        }
        shifts.endAll(user.id(), Shifts.Why.PASSWORD_CHANGED, shift == null ? null : shift.id());
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        super.logout(request, response, authentication);
        var session = request.getSession(false);
        var shift = session == null ? null : of(session);
        if (shift != null) {
            shifts.end(shift.id());
            EndedSignIn.signedOut(request, response, clock.instant());
        }
    }

    private static String hash(StaffUser user) {
        var hash = user.getPassword();
        return hash == null ? "" : hash;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCookieException("not a shift's token");
        }
    }
}
