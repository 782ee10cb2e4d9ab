package org.jiezhen.journey.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.JourneyLink;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;

/** The way from the card to the visit's journey. */
@org.springframework.stereotype.Component
class JourneyAction implements VisitAction {

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY);
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        return Optional.of(JourneyLink.of(card.fact().ticket(), card.text("visits.dialog.journey")));
    }
}
