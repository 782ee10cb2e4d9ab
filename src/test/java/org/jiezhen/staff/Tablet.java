package org.jiezhen.staff;

import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;

/** The tablets of people who signed in there, in their own hands or in those of whoever they were lent to. */
public class Tablet {

    private final Shifts shifts;
    private final StaffUsers users;
    private final LentPages pages;
    private final @Nullable SecurityContextHolderStrategy contexts;

    Tablet(Shifts shifts, StaffUsers users, LentPages pages, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        this.shifts = shifts;
        this.users = users;
        this.pages = pages;
        this.contexts = contexts.getIfAvailable();
    }

    /** One on which this person signs in. */
    public Of of(String username) {
        var owner = (StaffUser) users.loadUserByUsername(username);
        return new Of(owner, shifts.begin(owner, "!", false).shift());
    }

    /** The tablet of one person. */
    public final class Of {

        private final StaffUser owner;
        private final Shifts.Shift shift;

        private Of(StaffUser owner, Shifts.Shift shift) {
            this.owner = owner;
            this.shift = shift;
        }

        /** The sign-in. */
        public UUID shift() {
            return shift.id();
        }

        /** For which page it is lent, as the database knows it; null when it is in its owner's hands. */
        public @Nullable String lent() {
            return Objects.requireNonNull(shifts.standing(Set.of(shift.id())).get(shift.id()))
                    .lent();
        }

        /** The password was said. */
        public void unlock() {
            shifts.unlock(shift.id());
        }

        /** Its owner does something there. */
        public <T> T owner(Supplier<T> work) {
            return as(owner, work);
        }

        /** Whoever it was lent to does something there. */
        public <T> T guest(Supplier<T> work) {
            return as(locked(), work);
        }

        /** Whom the portal takes a lent tablet for. */
        public UserDetails locked() {
            return new LockedUser(owner, pages.of(shift.id(), lent()));
        }

        private <T> T as(UserDetails principal, Supplier<T> work) {
            var before = SecurityContextHolder.getContext();
            var request = new MockHttpServletRequest();
            request.getSession().setAttribute(ShiftToken.class.getName(), shift);
            var instances = CurrentInstance.setCurrent((VaadinSession) null);
            CurrentInstance.set(VaadinRequest.class, new VaadinServletRequest(request, null));
            show(new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities())));
            try {
                return work.get();
            } finally {
                show(before);
                CurrentInstance.restoreInstances(instances);
            }
        }
    }

    private void show(SecurityContext context) {
        SecurityContextHolder.setContext(context);
        if (contexts != null) {
            contexts.setContext(context);
        }
    }
}
