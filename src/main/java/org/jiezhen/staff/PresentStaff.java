package org.jiezhen.staff;

import org.springframework.stereotype.Component;

/** Who has a session on this node just now; not for boards. */
@Component
public class PresentStaff {

    private final OpenSessions sessions;

    PresentStaff(OpenSessions sessions) {
        this.sessions = sessions;
    }

    public boolean isSignedIn(StaffId accountId) {
        return sessions.isPresent(accountId);
    }
}
