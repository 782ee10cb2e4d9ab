package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Optional;
import org.jiezhen.acts.Done;
import org.jiezhen.duty.Standings;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.Offer;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitSection;
import org.jspecify.annotations.Nullable;

/** Who has the guest: answering an offer, handing over, going to somebody who is alone. */
@org.springframework.stereotype.Component
class CustodyPart implements VisitSection {

    /** Somebody a customer can be offered to: a colleague, or the desk when null. */
    private record Taker(String label, @Nullable Colleague colleague) {}

    private final Custody custody;
    private final StaffDirectory directory;
    private final Standings standings;
    private final CurrentStaff staff;

    CustodyPart(Custody custody, StaffDirectory directory, Standings standings, CurrentStaff staff) {
        this.standings = standings;
        this.custody = custody;
        this.directory = directory;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var parts = new Div();
        parts.addClassName("parts");
        var fact = card.fact();
        var offer = fact.offer();
        if (offer != null && offeredTo(fact, ofTheDesk(card), staff.id())) {
            parts.add(answer(card, offer));
        }
        if (card.mine()) {
            parts.add(offer == null ? handOver(card) : offered(card, offer));
        } else if (fact.holder().equals("NONE") || (fact.holder().equals("DESK") && ofTheDesk(card))) {
            parts.add(card.part(
                    "visits.dialog.custody",
                    card.button(
                            "visits.action.TAKE",
                            true,
                            () -> did(card, custody.take(card.key(), fact.visit()), "visits.done.taken"))));
        }
        return parts.getComponentCount() == 0 ? Optional.empty() : Optional.of(parts);
    }

    /** Whether the guest is offered to this person: nobody is offered what they offer the desk themselves. */
    static boolean offeredTo(VisitFact guest, boolean ofTheDesk, StaffId me) {
        var offer = guest.offer();
        if (offer == null) {
            return false;
        }
        var taker = offer.taker();
        return taker == null
                ? ofTheDesk && !offer.giver().id().equals(me)
                : taker.id().equals(me);
    }

    private Div answer(VisitCard card, Offer offer) {
        var visit = card.fact().visit();
        return card.part(
                "visits.dialog.offeredMe",
                new Paragraph(card.text("visits.dialog.offeredBy", offer.giver().name())),
                card.line(
                        card.button(
                                "visits.action.ACCEPT",
                                true,
                                () -> did(card, custody.accept(card.key(), visit), "visits.done.accepted")),
                        card.button(
                                "visits.action.DECLINE",
                                false,
                                () -> did(card, custody.decline(card.key(), visit), "visits.done.declined"))));
    }

    private Div offered(VisitCard card, Offer offer) {
        var taker =
                offer.taker() == null ? card.text("visits.desk") : offer.taker().name();
        return card.part(
                "visits.dialog.handOver",
                new Paragraph(card.text("visits.dialog.offered", taker)),
                card.button(
                        "visits.action.WITHDRAW",
                        false,
                        () -> did(card, custody.withdraw(card.key(), card.fact().visit()), "visits.done.withdrawn")));
    }

    private Div handOver(VisitCard card) {
        var visit = card.fact().visit();
        var takers = new ArrayList<Taker>();
        takers.add(new Taker(card.text("visits.desk"), null));
        var now = standings.now();
        now.presentFirst(directory.colleagues(Permission.VISITS_ACCOMPANY)).stream()
                .filter(colleague -> !colleague.id().equals(staff.id()))
                .map(colleague -> new Taker(
                        now.named(
                                colleague.name()
                                        + ' '
                                        + card.text("staff.role."
                                                + colleague.roles().getFirst()),
                                colleague.id(),
                                UI.getCurrent().getLocale()),
                        colleague))
                .forEach(takers::add);
        var to = new ComboBox<Taker>();
        to.setItems(takers);
        to.setItemLabelGenerator(Taker::label);
        to.setValue(takers.getFirst());
        to.setAriaLabel(card.text("visits.dialog.handOver"));
        var give = card.button("visits.action.OFFER", true, () -> {
            var taker = to.getValue() == null ? null : to.getValue().colleague;
            did(card, custody.offer(card.key(), visit, taker == null ? null : taker.id()), "visits.done.offered");
        });
        var leave = new ArrayList<Component>();
        if (ofTheDesk(card)) {
            leave.add(card.button(
                    "visits.action.LEAVE_TO_DESK",
                    false,
                    () -> did(card, custody.leaveToDesk(card.key(), visit), "visits.done.leftToDesk")));
        }
        leave.add(card.button(
                "visits.action.LEAVE_ALONE",
                false,
                () -> did(card, custody.leaveAlone(card.key(), visit), "visits.done.leftAlone")));
        return card.part("visits.dialog.handOver", card.line(to, give), card.line(leave.toArray(Component[]::new)));
    }

    private static boolean ofTheDesk(VisitCard card) {
        return card.may(Permission.VISITS_DESK);
    }

    private static void did(VisitCard card, Done<VisitId> done, String words) {
        card.did(done, card.text(words));
    }
}
