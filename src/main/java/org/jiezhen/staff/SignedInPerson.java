package org.jiezhen.staff;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import org.jiezhen.shell.WhoAmI;
import org.springframework.stereotype.Component;

/** Tells the frame who is signed in. */
@Component
class SignedInPerson implements WhoAmI {

    private final CurrentStaff current;
    private final AuthenticationContext authentication;

    SignedInPerson(CurrentStaff current, AuthenticationContext authentication) {
        this.current = current;
        this.authentication = authentication;
    }

    @Override
    public Optional<Me> me() {
        return current.find()
                .map(user -> new Me(
                        user.displayName(),
                        user.roles().isEmpty()
                                ? ""
                                : "staff.role." + user.roles().getFirst(),
                        user.mustChangePassword()));
    }

    @Override
    public void signOut() {
        authentication.logout();
    }
}
