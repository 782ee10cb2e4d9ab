package org.jiezhen.staff;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Calls services as somebody, with what that person's roles allow in the database. */
class ActingAs {

    private final StaffUsers users;

    ActingAs(StaffUsers users) {
        this.users = users;
    }

    <T> T as(StaffId account, Supplier<T> work) {
        var user = users.find(account).orElseThrow();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    void as(StaffId account, Runnable work) {
        as(account, () -> {
            work.run();
            return account;
        });
    }
}
