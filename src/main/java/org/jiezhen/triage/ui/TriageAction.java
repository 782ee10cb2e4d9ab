package org.jiezhen.triage.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.triage.TriagePermission;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.WaitingReason;

/** The way from the card to triage: to give the guest to somebody, or to another than before. */
@org.springframework.stereotype.Component
class TriageAction implements VisitAction {

    private final TriageDialogs dialogs;

    TriageAction(TriageDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(TriagePermission.ASSIGN, TriagePermission.RECEIVE);
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var fact = card.fact();
        if (fact.source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var given = dialogs.looks().given(fact.visit());
        var words =
                switch (given.map(one -> one.state()).orElse("")) {
                    case "", "DECLINED", "EXPIRED" -> "triage.give";
                    default -> "triage.giveAnother";
                };
        var mine = given.filter(one -> one.consultant().equals(dialogs.staff().id()))
                .isPresent();
        if (!card.may(TriagePermission.ASSIGN) && !mine) {
            return Optional.empty();
        }
        return Optional.of(card.button(
                words,
                fact.reason().is(WaitingReason.AWAITING_TRIAGE),
                () -> card.goOnWith(new TriageDialog(dialogs, fact, card.undoBar()))));
    }
}
