package org.jiezhen.staff;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal: a person who is signed in, and what that person may do. */
public final class StaffUser implements UserDetails, CredentialsContainer {

    private final StaffId id;
    private final String username;
    private final String displayName;
    private final List<String> roles;
    private final List<SimpleGrantedAuthority> permissions;
    private final boolean enabled;
    private final boolean mustChangePassword;
    private final long version;
    private final int credentialMark;
    private @Nullable String passwordHash;

    /**
     * @param permissions what this person may do; ignored while the password must be changed, because until then only
     *     the password page opens
     * @param version the account's version, by which a session notices that the account was changed
     */
    public StaffUser(
            StaffId id,
            String username,
            String displayName,
            List<String> roles,
            List<String> permissions,
            boolean enabled,
            boolean mustChangePassword,
            long version,
            String passwordHash) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
        this.roles = List.copyOf(roles);
        this.permissions = mustChangePassword
                ? List.of()
                : permissions.stream().map(SimpleGrantedAuthority::new).toList();
        this.enabled = enabled;
        this.mustChangePassword = mustChangePassword;
        this.version = version;
        this.passwordHash = passwordHash;
        // Tells whether the password was changed, and nothing about the password: the hash is salted.
        this.credentialMark = passwordHash.hashCode();
    }

    public StaffId id() {
        return id;
    }

    /** What colleagues see. Never written to a log or to the journal. */
    public String displayName() {
        return displayName;
    }

    /** Role codes; the first is shown beside the name. */
    public List<String> roles() {
        return roles;
    }

    public boolean may(String permission) {
        return permissions.stream().anyMatch(held -> permission.equals(held.getAuthority()));
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    boolean sameCredentialsAs(StaffUser other) {
        return credentialMark == other.credentialMark;
    }

    /**
     * Whether a session of this person may go on, as the account is now. Who lost a permission loses the boards that it
     * opened; the shift's token brings the rest back.
     */
    boolean mayGoOn(StaffUser now) {
        return now.isEnabled() && sameCredentialsAs(now) && now.getAuthorities().containsAll(getAuthorities());
    }

    long version() {
        return version;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return permissions;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    /** The session has no use for the hash. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "StaffUser[" + id + "]";
    }
}
