package org.jiezhen.doctors.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.doctors.DoctorPermission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitShortcut;

/** Asking for a doctor, from any page: by whoever has the guest, with a briefing. */
@org.springframework.stereotype.Component
class DoctorShortcut implements VisitShortcut {

    private final DoctorDialogs dialogs;

    DoctorShortcut(DoctorDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(DoctorPermission.ASK);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        var fact = guest.fact();
        var with = fact.with();
        var ask = guest.text("doctors.ask");
        if (fact.source() == Source.BUSINESS) {
            return Optional.empty();
        }
        if (!guest.mine()) {
            return Optional.of(Finding.refused(
                    Icon.DOCTOR,
                    ask,
                    with == null ? guest.holder() : guest.text("doctors.shortcut.only", with.name())));
        }
        if (dialogs.looks.of(fact.visit()).stream().anyMatch(one -> one.state().equals("OPEN"))) {
            return Optional.of(Finding.refused(Icon.DOCTOR, ask, guest.text("doctors.shortcut.asked")));
        }
        return Optional.of(guest.press(
                        Icon.DOCTOR,
                        ask,
                        card -> card.goOnWith(
                                dialogs.ask(fact.visit(), fact.ticket().text(), card.undoBar())))
                .then(guest.text("doctors.shortcut.then")));
    }
}
