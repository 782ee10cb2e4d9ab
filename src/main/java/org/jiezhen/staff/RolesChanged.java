package org.jiezhen.staff;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the roles of whoever sits here were changed while they were signed in: what they see is not what they saw. */
@Component
public class RolesChanged {

    private static final String NOTED = RolesChanged.class.getName();

    // Long enough for every open page to come back and say so.
    private static final Duration SAID = Duration.ofMinutes(10);

    private record Noted(Instant changed, Instant at) {}

    private final Clock clock;

    RolesChanged(Clock clock) {
        this.clock = clock;
    }

    /** When they were changed; nothing when they were not, or it is known by now. */
    public Optional<Instant> at() {
        var request = VaadinServletRequest.getCurrent();
        var session = request == null ? null : request.getHttpServletRequest().getSession(false);
        return session != null
                        && session.getAttribute(NOTED) instanceof Noted noted
                        && noted.at.plus(SAID).isAfter(clock.instant())
                ? Optional.of(noted.changed)
                : Optional.empty();
    }

    static void note(HttpSession session, Instant changed, Instant now) {
        session.setAttribute(NOTED, new Noted(changed, now));
    }
}
