package org.jiezhen;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jiezhen.staff.StaffId;
import org.jiezhen.staff.StaffUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;

/** The people of the demo house, and what it is to be one of them for a moment. */
@TestComponent
public class People {

    private final UserDetailsService users;
    private final @Nullable SecurityContextHolderStrategy contexts;
    private final Map<String, StaffUser> known = new ConcurrentHashMap<>();

    People(UserDetailsService users, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        this.users = users;
        this.contexts = contexts.getIfAvailable();
    }

    public StaffId id(String username) {
        return user(username).id();
    }

    /** Does something as this person, with the permissions of the person's roles. */
    public <T> T as(String username, Supplier<T> action) {
        return as(user(username), action);
    }

    /** Does something as this person. */
    public <T> T as(StaffUser user, Supplier<T> action) {
        var context = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        var before = SecurityContextHolder.getContext();
        show(context);
        try {
            return action.get();
        } finally {
            // Whoever sits before a screen meanwhile sits there still.
            show(before);
        }
    }

    // With several portals in one JVM, the static holder looks where the youngest of them keeps its contexts, and the
    // method security of each where its own does.
    private void show(SecurityContext context) {
        SecurityContextHolder.setContext(context);
        if (contexts != null) {
            contexts.setContext(context);
        }
    }

    /** Somebody with just these permissions. */
    public static StaffUser with(List<String> permissions) {
        return new StaffUser(StaffId.random(), "somebody", "某人", List.of(), permissions, true, false, 0, "!");
    }

    StaffUser user(String username) {
        return known.computeIfAbsent(username, name -> (StaffUser) users.loadUserByUsername(name));
    }
}
