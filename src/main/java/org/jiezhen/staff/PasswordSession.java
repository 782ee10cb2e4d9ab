package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** After a change of password: this session goes on with the new one, every other session of the account ends. */
@Component
public class PasswordSession {

    private final CurrentStaff current;
    private final StaffUsers users;
    private final SessionRenewal renewal;
    private final OpenSessions sessions;
    private final ShiftToken shift;

    PasswordSession(
            CurrentStaff current, StaffUsers users, SessionRenewal renewal, OpenSessions sessions, ShiftToken shift) {
        this.current = current;
        this.users = users;
        this.renewal = renewal;
        this.sessions = sessions;
        this.shift = shift;
    }

    /** To be called in the request that changed the password. */
    public void goOn(HttpServletRequest request, HttpServletResponse response) {
        var user = users.find(current.id()).orElseThrow();
        shift.goesOnAlone(request, user);
        renewal.renew(user, request, response);
        sessions.end(user.id(), request.getSession());
    }
}
