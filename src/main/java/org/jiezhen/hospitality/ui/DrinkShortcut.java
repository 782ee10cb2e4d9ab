package org.jiezhen.hospitality.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.HospitalityPermission;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.VisitShortcut;

/** Ordering a drink, from any page: none for whoever fasts. */
@org.springframework.stereotype.Component
class DrinkShortcut implements VisitShortcut {

    private final DrinkOrders orders;
    private final Menu menu;
    private final Drafts drafts;

    DrinkShortcut(DrinkOrders orders, Menu menu, Drafts drafts) {
        this.orders = orders;
        this.menu = menu;
        this.drafts = drafts;
    }

    @Override
    public int getOrder() {
        return 50;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(HospitalityPermission.ORDER);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        var guestMay = orders.mayHave(guest.fact().visit());
        var order = guest.text("hospitality.order.open");
        if (!guestMay && guest.fact().companions() == 0) {
            return Optional.of(Finding.refused(Icon.CUP, order, guest.text("hospitality.nothing")));
        }
        return Optional.of(guest.press(
                        Icon.CUP, order, card -> card.goOnWith(new OrderDialog(orders, menu, drafts, card, guestMay)))
                .then(guest.text(guestMay ? "hospitality.shortcut.may" : "hospitality.shortcut.companion")));
    }
}
