package org.jiezhen.journey.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.VisitShortcut;

/** The way to a journey, from any page. */
@org.springframework.stereotype.Component
class JourneyShortcut implements VisitShortcut {

    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        return Optional.of(guest.page(Icon.STEPS, guest.text("visits.dialog.journey"), "visit")
                .then(guest.text("palette.visit.journey")));
    }
}
