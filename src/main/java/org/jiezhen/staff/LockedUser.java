package org.jiezhen.staff;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The principal of a sign-in that is locked: nobody who may do anything. Of the person's permissions there is left what
 * goes on behind the lock, {@link BehindLock#authority}, which opens no service and no view. One that is lent has the one
 * permission of its page instead.
 */
final class LockedUser implements UserDetails {

    private final StaffUser person;
    private final LentPages.@Nullable Lent lent;
    private final List<SimpleGrantedAuthority> left;

    /** @param lent for what it is lent; null when it is locked, and no more */
    LockedUser(StaffUser person, LentPages.@Nullable Lent lent) {
        this.person = person;
        this.lent = lent;
        this.left = lent != null
                ? List.of(new SimpleGrantedAuthority(lent.page().permission()))
                : person.getAuthorities().stream()
                        .map(held ->
                                new SimpleGrantedAuthority(BehindLock.authority(String.valueOf(held.getAuthority()))))
                        .toList();
    }

    /** For what it is lent; null when it is not. */
    LentPages.@Nullable Lent lent() {
        return lent;
    }

    /** The same, as the person's account is now. */
    LockedUser of(StaffUser now) {
        return new LockedUser(now, lent);
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
        return other instanceof LockedUser locked && locked.person.equals(person) && Objects.equals(locked.lent, lent);
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
