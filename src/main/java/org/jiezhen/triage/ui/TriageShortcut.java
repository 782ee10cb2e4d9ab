package org.jiezhen.triage.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.triage.TriagePermission;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitShortcut;

/** Giving a guest to a consultant, from any page. */
@org.springframework.stereotype.Component
class TriageShortcut implements VisitShortcut {

    private final TriageDialogs dialogs;

    TriageShortcut(TriageDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 35;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(TriagePermission.ASSIGN, TriagePermission.RECEIVE);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        var fact = guest.fact();
        if (fact.source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var given = dialogs.looks().given(fact.visit());
        var open = given.filter(
                one -> !one.state().equals("DECLINED") && !one.state().equals("EXPIRED"));
        var mine = given.filter(one -> one.consultant().equals(guest.me())).isPresent();
        var words = guest.text(open.isPresent() ? "triage.giveAnother" : "triage.give");
        return guest.may(TriagePermission.ASSIGN) || mine
                ? Optional.of(guest.press(
                                Icon.WHEEL,
                                words,
                                card -> card.goOnWith(new TriageDialog(dialogs, card.fact(), card.undoBar())))
                        .then(guest.text("triage.shortcut.then")))
                : Optional.empty();
    }
}
