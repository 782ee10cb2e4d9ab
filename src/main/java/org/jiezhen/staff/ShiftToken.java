package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
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

    private static final String SHIFT = ShiftToken.class.getName();

    private final StaffUsers users;
    private final Shifts shifts;

    ShiftToken(RememberMeKey key, StaffUsers users, Shifts shifts) {
        super(key.value(), users);
        this.users = users;
        this.shifts = shifts;
        setAlwaysRemember(true);
        setCookieName(COOKIE);
        setTokenValiditySeconds((int) Shifts.LENGTH.toSeconds());
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
            var begun = shifts.begin(known, hash(known));
            setCookie(
                    new String[] {begun.shift().id().toString(), begun.token()},
                    getTokenValiditySeconds(),
                    request,
                    response);
            request.getSession().setAttribute(SHIFT, begun.shift());
        }
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookie, HttpServletRequest request, HttpServletResponse response)
            throws RememberMeAuthenticationException {
        if (cookie.length != 2) {
            throw new InvalidCookieException("not a shift's token");
        }
        var shift = shifts.find(id(cookie[0]), cookie[1])
                .orElseThrow(() -> new RememberMeAuthenticationException("the shift is over"));
        var user =
                users.find(shift.account()).orElseThrow(() -> new RememberMeAuthenticationException("no such account"));
        request.getSession().setAttribute(SHIFT, shift);
        return user;
    }

    /** The password was changed in this session: its shift goes on. */
    void goesOn(HttpServletRequest request, StaffUser user) {
        var shift = of(request.getSession());
        if (shift != null) {
            shifts.goesOnWith(shift.id(), hash(user));
        }
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        super.logout(request, response, authentication);
        var session = request.getSession(false);
        var shift = session == null ? null : of(session);
        if (shift != null) {
            shifts.end(shift.id());
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
