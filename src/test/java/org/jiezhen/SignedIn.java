package org.jiezhen;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** A test without a browser, at the screen of this person of the demo house. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithSecurityContext(factory = SignedIn.Factory.class)
public @interface SignedIn {

    String value();

    /** Signs the person in. */
    final class Factory implements WithSecurityContextFactory<SignedIn> {

        private final UserDetailsService users;

        Factory(UserDetailsService users) {
            this.users = users;
        }

        @Override
        public SecurityContext createSecurityContext(SignedIn who) {
            var user = users.loadUserByUsername(who.value());
            var held = new ArrayList<GrantedAuthority>(user.getAuthorities());
            // The test's request asks for roles with a prefix that the portal does not use.
            user.getAuthorities()
                    .forEach(permission -> held.add(new SimpleGrantedAuthority("ROLE_" + permission.getAuthority())));
            return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(user, null, held));
        }
    }
}
