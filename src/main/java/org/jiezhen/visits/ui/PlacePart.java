package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** Where the guest is led. */
@org.springframework.stereotype.Component
class PlacePart implements VisitSection {

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        return card.may(Permission.VISITS_ADVANCE)
                ? Optional.of(
                        card.part("visits.dialog.move", card.line(card.button("visits.place.choose", false, () -> {
                            card.close();
                            var shown = CardContent.of(card);
                            shown.act().openPlaces(shown.look());
                        }))))
                : Optional.empty();
    }
}
