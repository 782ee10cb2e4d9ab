package org.jiezhen.staff;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Why the sign-in of a browser is over, for the page on which one signs in again. It is said to whoever has that sign-in's
 * token, and to nobody else; a stranger is told nothing about an account.
 */
@Component
public class EndedSignIn {

    /**
     * How it ended.
     *
     * @param why the end of a key of the words
     */
    public record Ended(String why, Instant at) {}

    private static final String NOTED = EndedSignIn.class.getName();

    /** Other pages of a browser in which somebody signs out learn it by this; it says when, and not who. */
    private static final String OUT = "jz-out";

    private static final Duration OUT_KEPT = Duration.ofMinutes(2);

    private final Clock clock;

    EndedSignIn(Clock clock) {
        this.clock = clock;
    }

    /** How the sign-in of the asking browser ended, if it did a moment ago. */
    public Optional<Ended> find() {
        var vaadin = VaadinServletRequest.getCurrent();
        if (vaadin == null) {
            return Optional.empty();
        }
        var request = vaadin.getHttpServletRequest();
        var session = request.getSession(false);
        return session != null && session.getAttribute(NOTED) instanceof Ended ended
                ? Optional.of(ended)
                : signedOut(request);
    }

    private Optional<Ended> signedOut(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(OUT)
                                && cookie.getValue().matches("[0-9]{9,12}"))
                        .map(cookie -> Instant.ofEpochSecond(Long.parseLong(cookie.getValue())))
                        .filter(at -> !at.isAfter(clock.instant())
                                && at.plus(OUT_KEPT).isAfter(clock.instant()))
                        .map(at -> new Ended(Shifts.Why.SIGNED_OUT.name(), at))
                        .findFirst();
    }

    static void note(HttpServletRequest request, Shifts.Ending ending) {
        request.getSession().setAttribute(NOTED, new Ended(ending.why().name(), ending.at()));
    }

    /** Whoever signs in is not told again. */
    static void forget(HttpSession session) {
        session.removeAttribute(NOTED);
    }

    static void signedOut(HttpServletRequest request, HttpServletResponse response, Instant at) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(OUT, Long.toString(at.getEpochSecond()))
                        .path("/")
                        .maxAge(OUT_KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build()
                        .toString());
    }
}
