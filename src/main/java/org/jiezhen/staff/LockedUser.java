package org.jiezhen.staff;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The principal of a sign-in that is locked: nobody who may do anything. Of the person's permissions there is left what
 * goes on behind the lock, {@link BehindLock#authority}, which opens no service and no view.
 */
final class LockedUser implements UserDetails {

    private final StaffUser person;
    private final List<SimpleGrantedAuthority> left;

    LockedUser(StaffUser person) {
        this.person = person;
        this.left = person.getAuthorities().stream()
                .map(held -> new SimpleGrantedAuthority(BehindLock.authority(String.valueOf(held.getAuthority()))))
                .toList();
    }

    /** Whose sign-in it is. */
    StaffUser person() {
        return person;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return left;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return person.getUsername();
    }

    @Override
    public boolean isEnabled() {
        return person.isEnabled();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockedUser locked && locked.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }

    @Override
    public String toString() {
        return "LockedUser[" + person.id() + "]";
    }
}
