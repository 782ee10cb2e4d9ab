package org.jiezhen.staff;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.WhoAmI;
import org.springframework.stereotype.Component;

/** Tells the frame who is signed in. */
@Component
class SignedInPerson implements WhoAmI {

    private final CurrentStaff current;
    private final AuthenticationContext authentication;
    private final RolesChanged rolesChanged;
    private final Clock clock;

    SignedInPerson(CurrentStaff current, AuthenticationContext authentication, RolesChanged rolesChanged, Clock clock) {
        this.current = current;
        this.authentication = authentication;
        this.rolesChanged = rolesChanged;
        this.clock = clock;
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
    public Optional<String> changed(Locale locale) {
        return current.find().flatMap(user -> rolesChanged
                .at()
                .map(at -> I18NProvider.translate(
                        locale,
                        "staff.rolesChanged",
                        Sentences.moment(at, clock.instant()),
                        user.roles().stream()
                                .map(role -> I18NProvider.translate(locale, "staff.role." + role))
                                .collect(Collectors.joining(
                                        I18NProvider.translate(locale, "staff.rolesChanged.and"))))));
    }

    @Override
    public void signOut() {
        authentication.logout();
    }
}
