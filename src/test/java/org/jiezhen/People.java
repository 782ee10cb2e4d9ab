package org.jiezhen;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jiezhen.staff.StaffUser;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/** The people of the demo house, and what it is to be one of them for a moment. */
@TestComponent
public class People {

    private final UserDetailsService users;
    private final Map<String, StaffUser> known = new ConcurrentHashMap<>();

    People(UserDetailsService users) {
        this.users = users;
    }

    public UUID id(String username) {
        return user(username).id();
    }

    /** Does something as this person, with the permissions of the person's roles. */
    public <T> T as(String username, Supplier<T> action) {
        return as(user(username), action);
    }

    /** Does something as this person. */
    public static <T> T as(StaffUser user, Supplier<T> action) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return action.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Somebody with just these permissions. */
    public static StaffUser with(List<String> permissions) {
        return new StaffUser(
                UUID.randomUUID(), "somebody", "某人", List.of(), permissions, true, false, 0, "!");
    }

    private StaffUser user(String username) {
        return known.computeIfAbsent(username, name -> (StaffUser) users.loadUserByUsername(name));
    }
}
