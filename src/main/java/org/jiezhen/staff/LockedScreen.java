package org.jiezhen.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The screen in front of which a request was made, as long as it is locked. */
@org.springframework.stereotype.Component
public class LockedScreen {

    /** Where a locked screen is opened. */
    public static final String UNLOCK = UnlockFilter.PATH;

    private static final String SAID = LockedScreen.class.getName();

    private final DemoPeople people;

    LockedScreen(DemoPeople people) {
        this.people = people;
    }

    /** Whose sign-in is locked; nobody's when it is not. */
    public Optional<StaffUser> person() {
        return locked().map(LockedUser::person);
    }

    /** The one page that is open on it, because it is lent; empty when it is locked, and no more. */
    public Optional<Class<? extends Component>> lentFor() {
        return locked().map(LockedUser::lent).map(lent -> lent.page().view());
    }

    /** The address at which whoever lent it goes on. */
    public String goesOnAt() {
        return locked().map(LockedUser::lent)
                .map(lent -> lent.page().goesOnAt())
                .orElse("");
    }

    /** Whether it is opened by a click, as its person came in. */
    public boolean opensByAClick() {
        return person().filter(person -> people.offers(person.id())).isPresent();
    }

    /** After how long without an act it was locked. */
    public Duration idle() {
        var request = VaadinServletRequest.getCurrent();
        var session = request == null ? null : request.getHttpServletRequest().getSession(false);
        var shift = session == null ? null : ShiftToken.of(session);
        return shift == null ? Duration.ZERO : shift.idle();
    }

    /** Why it was not opened just now: {@code refused}, {@code offline}, {@code wait=} and the seconds. Said once. */
    public Optional<String> refused() {
        var request = VaadinServletRequest.getCurrent();
        var session = request == null ? null : request.getHttpServletRequest().getSession(false);
        if (session == null || !(session.getAttribute(SAID) instanceof String why)) {
            return Optional.empty();
        }
        session.removeAttribute(SAID);
        return Optional.of(why);
    }

    static void say(HttpSession session, String why) {
        session.setAttribute(SAID, why);
    }

    /** Whose sign-in is locked in this request. */
    static Optional<LockedUser> locked() {
        return locked(SecurityContextHolder.getContext().getAuthentication());
    }

    private static Optional<LockedUser> locked(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof LockedUser locked
                ? Optional.of(locked)
                : Optional.empty();
    }
}
