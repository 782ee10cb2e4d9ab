package org.jiezhen.staff;

import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Screens that are handed to somebody who is not of the house, for one page. */
@Component
public class LentScreens {

    private final Shifts shifts;
    private final LentPages pages;
    private final ApplicationEventPublisher events;

    LentScreens(Shifts shifts, LentPages pages, ApplicationEventPublisher events) {
        this.shifts = shifts;
        this.pages = pages;
        this.events = events;
    }

    /**
     * A screen that is lent.
     *
     * @param shift the sign-in whose it is
     * @param by whose sign-in that is
     */
    public record Lending(UUID shift, StaffUser by) {}

    /**
     * Lends every screen of the sign-in in which the request is made, once the command is committed.
     *
     * @return the sign-in
     * @throws Refusal when it is not one that can be lent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID lend(LentPage page) {
        var request = VaadinServletRequest.getCurrent();
        var session = request == null ? null : request.getHttpServletRequest().getSession(false);
        var shift = session == null ? null : ShiftToken.of(session);
        var lent = shift == null ? null : pages.of(shift.id(), page.code());
        if (lent == null || !shifts.lend(lent.shift(), page.code())) {
            throw new Refusal("refusal.staff.lend");
        }
        events.publishEvent(new OpenSessions.HandedOver(lent));
        return lent.shift();
    }

    /** The screen in front of which the request is made, if it is lent for this page. */
    public Optional<Lending> now(LentPage page) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof LockedUser locked
                        && locked.lent() instanceof LentPages.Lent lent
                        && lent.page().code().equals(page.code())
                ? Optional.of(new Lending(lent.shift(), locked.person()))
                : Optional.empty();
    }
}
