package org.jiezhen.staff;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in. */
@Entity
class Account {

    /** The role that may manage accounts; at least one enabled account holds it. */
    static final String ADMIN = "ADMIN";

    @Id
    private UUID id;

    private String username;
    private String displayName;
    private String postZh;
    private String postEn;
    private String passwordHash;
    private boolean enabled = true;
    private boolean mustChangePassword;
    private Instant createdAt;
    private Instant changedAt;

    private @Nullable UUID changedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "role_code")
    private List<String> roles = new ArrayList<>();

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** Opens an account whose first secret must be changed at the first sign-in. */
    Account(StaffId id, AccountDetails details, String secretHash, @Nullable StaffId by, Instant now) {
        this.id = id.value();
        this.username = details.username();
        this.displayName = details.displayName();
        this.postZh = details.post().zh();
        this.postEn = details.post().en();
        this.passwordHash = secretHash;
        this.mustChangePassword = true;
        this.createdAt = now;
        this.changedAt = now;
        this.changedBy = by == null ? null : by.value();
        this.roles.addAll(details.roles());
    }

    void describe(AccountDetails details, StaffId by, Instant now) {
        username = details.username();
        displayName = details.displayName();
        postZh = details.post().zh();
        postEn = details.post().en();
        if (!roles.equals(details.roles())) {
            roles.clear();
            roles.addAll(details.roles());
        }
        changed(by, now);
    }

    void disable(StaffId by, Instant now) {
        enabled = false;
        changed(by, now);
    }

    void enable(StaffId by, Instant now) {
        enabled = true;
        changed(by, now);
    }

    /** Replaces a lost password by a secret that serves for one sign-in. */
    void resetSecret(String secretHash, StaffId by, Instant now) {
        passwordHash = secretHash;
        mustChangePassword = true;
        changed(by, now);
    }

    void choosePassword(String hash, Instant now) {
        passwordHash = hash;
        mustChangePassword = false;
        changed(id(), now);
    }

    boolean isActiveAdmin() {
        return enabled && roles.contains(ADMIN);
    }

    private void changed(StaffId by, Instant now) {
        changedBy = by.value();
        changedAt = now;
    }

    StaffId id() {
        return new StaffId(id);
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean enabled() {
        return enabled;
    }

    List<String> roles() {
        return List.copyOf(roles);
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    StaffId changedBy() {
        return changedBy == null ? null : new StaffId(changedBy);
    }

    long version() {
        return version;
    }
}
