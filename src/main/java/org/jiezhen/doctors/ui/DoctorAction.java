package org.jiezhen.doctors.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.doctors.DoctorPermission;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;

/** Asks for a doctor to a guest whom one has, with a briefing. */
@org.springframework.stereotype.Component
class DoctorAction implements VisitAction {

    private final DoctorDialogs dialogs;

    DoctorAction(DoctorDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 25;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(DoctorPermission.ASK);
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var visit = card.fact().visit();
        if (!card.mine()
                || card.fact().source() == Source.BUSINESS
                || dialogs.looks.of(visit).stream().anyMatch(one -> one.state().equals("OPEN"))) {
            return Optional.empty();
        }
        return Optional.of(card.button(
                "doctors.ask",
                false,
                () -> card.goOnWith(dialogs.ask(visit, card.fact().ticket().text(), card.undoBar()))));
    }
}
