package org.jiezhen.staff;

import com.vaadin.flow.server.VaadinServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Until when the sign-in of the asking browser is good: what it keeps of the portal is kept no longer. */
@Component
public class SignInEnds {

    private final Clock clock;

    SignInEnds(Clock clock) {
        this.clock = clock;
    }

    /** When its shift is over; where none is known, at once. */
    public Instant at() {
        var request = VaadinServletRequest.getCurrent();
        var session = request == null ? null : request.getHttpServletRequest().getSession(false);
        var shift = session == null ? null : ShiftToken.of(session);
        return shift == null ? clock.instant() : shift.ends();
    }
}
