package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** One click to enter as somebody. It exists in the demo house only. */
class DemoEntryFilter extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/demo/enter";

    private final DemoPeople people;
    private final StaffUsers users;

    DemoEntryFilter(DemoPeople people, StaffUsers users) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        this.people = people;
        this.users = users;
        setAuthenticationManager(authentication -> authentication);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var user = users.find(person(request.getParameter("person")))
                .filter(found -> people.offers(found.id()))
                .orElseThrow(() -> new BadCredentialsException("nobody to enter as"));
        var entered = new Entered(user);
        entered.setDetails(authenticationDetailsSource.buildDetails(request));
        return entered;
    }

    private static StaffId person(@Nullable String parameter) {
        try {
            return StaffId.of(parameter == null ? "" : parameter);
        } catch (IllegalArgumentException e) {
            throw new BadCredentialsException("not a person", e);
        }
    }

    /** Somebody entered as, without a password. */
    static final class Entered extends AbstractAuthenticationToken {

        private final StaffUser user;

        Entered(StaffUser user) {
            super(user.getAuthorities());
            this.user = user;
            setAuthenticated(true);
        }

        @Override
        public @Nullable Object getCredentials() {
            return null;
        }

        @Override
        public StaffUser getPrincipal() {
            return user;
        }
    }
}
