package org.jiezhen.staff;

import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Actor;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts now: the person of the running request, or the device that stands somewhere. */
@Component
public class CurrentStaff implements Actor {

    /** The person who is signed in, if anybody is. */
    public Optional<StaffUser> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /**
     * The person who is signed in.
     *
     * @throws AuthenticationCredentialsNotFoundException when nobody is
     */
    public StaffUser get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
    }

    /** The thing that acts, if it is one: a device that stands somewhere. */
    public Optional<DevicePrincipal> device() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof DevicePrincipal device
                ? Optional.of(device)
                : Optional.empty();
    }

    /** Who lent the screen at which somebody acts who is not of the house: it is done in this person's sight. */
    public Optional<StaffId> lender() {
        return LockedScreen.locked().filter(locked -> locked.lent() != null).map(locked -> locked.person()
                .id());
    }

    /** Whether who acts may speak for a place: a device does for the one at which it stands, and for no other. */
    public boolean speaksFor(UUID place) {
        return device().map(device -> device.standsAt(place)).orElse(true);
    }

    /** The account's id, as the journal and custody know it. */
    public StaffId id() {
        return get().id();
    }

    @Override
    public UUID account() {
        return device().map(DevicePrincipal::id)
                .or(() -> lender().map(StaffId::value))
                .orElseGet(() -> id().value());
    }

    public String displayName() {
        return get().displayName();
    }

    @Override
    public boolean may(String permission) {
        return find().filter(user -> user.may(permission)).isPresent();
    }
}
