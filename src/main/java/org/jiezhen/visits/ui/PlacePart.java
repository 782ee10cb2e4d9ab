package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Optional;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** Where the guest is led. */
@org.springframework.stereotype.Component
class PlacePart implements VisitSection {

    private final FrontDesk desk;

    PlacePart(FrontDesk desk) {
        this.desk = desk;
    }

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(Permission.VISITS_ADVANCE)) {
            return Optional.empty();
        }
        var visit = card.fact().visit();
        var to = new ComboBox<Place>();
        to.setItems(desk.freePlaces(visit));
        to.setItemLabelGenerator(place -> place.name().in(VisitDialog.of(card).language()));
        to.setPlaceholder(card.text("visits.dialog.place"));
        to.setAriaLabel(card.text("visits.dialog.move"));
        var go = card.button("visits.action.MOVE", false, () -> {
            var place = to.getValue();
            if (place == null) {
                to.focus();
            } else {
                card.did(desk.move(card.key(), visit, place.id()), card.text("visits.done.moved"));
            }
        });
        return Optional.of(card.part("visits.dialog.move", card.line(to, go)));
    }
}
