package org.jiezhen.wall;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.SecretToken;
import org.jiezhen.staff.Door;
import org.jiezhen.staff.StaffUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The screens' own door, at {@code /wall} and, of a room's panel, {@code /panel}. A screen that nobody knows is shown a
 * code; one whose token was paired is let in, to its one route; one that was revoked is refused. Whoever is let in here
 * gets nothing else: every other address is closed to it.
 */
@Component
class WallDoor implements Door {

    static final String PATH = "/wall";
    static final String PANEL = "/panel";
    static final String COOKIE = "jz-wall";

    private static final Logger LOG = LoggerFactory.getLogger(WallDoor.class);
    private static final String BEAT = "/live/beat";
    private static final Duration KEPT = Duration.ofDays(400);

    private final WallEntrance entrance;
    private final WallScreens screens;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    WallDoor(WallEntrance entrance, WallScreens screens) {
        this.entrance = entrance;
        this.screens = screens;
    }

    @Override
    public boolean pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof WallUser user) {
            return inside(user, path, request, response);
        }
        if (isPerson(authentication)) {
            return true;
        }
        if (begins(path, request)) {
            // Its session went between its page and what begins it: the page loads itself anew, and comes in by its
            // token.
            // As anybody's page it would be led to where people sign in, and stay there, for nobody stands before it.
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return false;
        }
        return !isHere(path) || !request.getMethod().equals("GET") || look(request, response);
    }

    /** Whether a screen's page, which is loaded, asks for its beginning. */
    private static boolean begins(String path, HttpServletRequest request) {
        return path.equals("/")
                && "init".equals(request.getParameter("v-r"))
                && isHere("/" + request.getParameter("location"));
    }

    private static boolean isHere(String path) {
        return path.equals(PATH) || path.equals(PANEL);
    }

    private static boolean isPerson(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof StaffUser;
    }

    /** A wall's session opens the wall and what its page consists of, and nothing else. */
    private boolean inside(WallUser user, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!screens.shows(user)) {
            return ended(path, request, response);
        }
        if (path.equals(BEAT)) {
            screens.beat(user);
            return true;
        }
        if (path.equals(user.path())) {
            if (request.getParameter("state") != null) {
                answer(request, response, WallPage.State.OPEN, "");
                return false;
            }
            return true;
        }
        var ofThePage = path.startsWith("/VAADIN/")
                || path.startsWith("/icons/")
                || path.startsWith("/styles/")
                || path.startsWith("/lumo/")
                || path.startsWith("/away/")
                || path.equals("/sw.js")
                || path.equals("/manifest.webmanifest")
                || path.equals("/error")
                || (path.equals("/") && request.getParameter("v-r") != null);
        if (!ofThePage) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
        return ofThePage;
    }

    /** The screen was switched off while this request was under way, or its session is about to end. */
    private boolean ended(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        if (isHere(path) && request.getMethod().equals("GET")) {
            return look(request, response);
        }
        response.sendError(path.equals(BEAT) ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private boolean look(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return outside(request, response);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not look for a wall's device: {}", e.getMessage());
            answer(request, response, WallPage.State.OFFLINE, "");
            return false;
        }
    }

    private boolean outside(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asks = request.getParameter("state") != null;
        var token = token(request).orElse("");
        var met = entrance.meet(token);
        switch (met.standing()) {
            case REVOKED -> answer(request, response, WallPage.State.REVOKED, "");
            case ELSEWHERE -> elsewhere(met.device(), request, response);
            case WELCOME -> {
                if (isElsewhere(met, request, response)) {
                    return false;
                }
                if (asks) {
                    answer(request, response, WallPage.State.OPEN, "");
                } else if (met.device() != null
                        && enter(new WallUser(met.device(), UUID.randomUUID(), met.room()), token, request, response)) {
                    return true;
                } else {
                    elsewhere(met.device(), request, response);
                }
            }
            case UNKNOWN -> {
                var code = entrance.code(token);
                if (code.isEmpty() && entrance.meet(token).standing() != WallEntrance.Standing.UNKNOWN) {
                    // Paired at this very moment: the page asks again.
                    answer(request, response, WallPage.State.OPEN, "");
                } else {
                    var shown = code.or(() -> newCode(request, response)).orElse("");
                    answer(request, response, shown.isEmpty() ? WallPage.State.BUSY : WallPage.State.PAIRING, shown);
                }
            }
        }
        return false;
    }

    /** It was paired for the other route: it goes there. */
    private static boolean isElsewhere(WallEntrance.Met met, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var own = request.getContextPath() + (met.room() == null ? PATH : PANEL);
        if (request.getParameter("state") != null || own.equals(request.getRequestURI())) {
            return false;
        }
        response.sendRedirect(own);
        return true;
    }

    /** A token is paired once: who comes with one that was let go of is given another. */
    private Optional<String> newCode(HttpServletRequest request, HttpServletResponse response) {
        var token = SecretToken.random();
        var code = entrance.newCode(token, String.valueOf(request.getRemoteAddr()));
        if (code.isPresent()) {
            response.addHeader("Set-Cookie", cookie(token, request.isSecure()));
        }
        return code;
    }

    private void elsewhere(@Nullable DeviceId device, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (device != null) {
            entrance.refused(device);
        }
        answer(request, response, WallPage.State.ELSEWHERE, "");
    }

    private boolean enter(WallUser user, String token, HttpServletRequest request, HttpServletResponse response) {
        if (!entrance.claim(user.device(), user.screen())) {
            return false;
        }
        var former = request.getSession(false);
        if (former != null) {
            former.invalidate();
        }
        var session = request.getSession();
        // Browsers keep no cookie for ever: each time the wall comes in, its token is given anew.
        response.addHeader("Set-Cookie", cookie(token, request.isSecure()));
        // The idle clock is reset by a person's clicks alone; nobody clicks here for weeks.
        session.setMaxInactiveInterval(-1);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user, null, List.of(new SimpleGrantedAuthority(user.permission()))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        screens.entered(user, session);
        return true;
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, WallPage.State state, String code)
            throws IOException {
        if (request.getParameter("state") != null) {
            WallPage.tell(response, state, code);
        } else {
            WallPage.show(response, state, code);
        }
    }

    private static Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(SecretToken::isToken)
                        .findFirst();
    }

    private static String cookie(String token, boolean secure) {
        return ResponseCookie.from(COOKIE, token)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure)
                .build()
                .toString();
    }
}
