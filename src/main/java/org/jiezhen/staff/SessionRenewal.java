package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Gives a running session its person's present roles. */
@Component
class SessionRenewal {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    void renew(StaffUser user, HttpServletRequest request, HttpServletResponse response) {
        user.eraseCredentials();
        renew((UserDetails) user, request, response);
    }

    /** The same for one whose sign-in is locked, and stays so. */
    void renew(UserDetails user, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
