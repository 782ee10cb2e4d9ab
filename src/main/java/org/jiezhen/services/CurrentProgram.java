package org.jiezhen.services;

import java.util.UUID;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Which other program acts now: the one whose token came with the running request. */
@Component
public class CurrentProgram {

    /**
     * The program, as the journal names it.
     *
     * @throws AuthenticationCredentialsNotFoundException when none is signed in
     */
    public String actor() {
        return get().actor();
    }

    /**
     * Which program it is.
     *
     * @throws AuthenticationCredentialsNotFoundException when none is signed in
     */
    public UUID id() {
        return get().id().value();
    }

    private static ServicePrincipal get() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof ServicePrincipal service) {
            return service;
        }
        throw new AuthenticationCredentialsNotFoundException("no program is signed in");
    }
}
