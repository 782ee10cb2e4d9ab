package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.house.House;
import org.jiezhen.lab.Imaging;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.OrderState;
import org.jiezhen.lab.Orders;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;
import org.jspecify.annotations.Nullable;

/** The lab forms of a guest, on the card of the visit: what stands on them, how far it is, and what can be done. */
@org.springframework.stereotype.Component
class LabSection implements VisitSection {

    private final Orders orders;
    private final Imaging imaging;
    private final TaskRequests requests;
    private final House house;
    private final Drafts drafts;
    private final Clock clock;

    LabSection(Orders orders, Imaging imaging, TaskRequests requests, House house, Drafts drafts, Clock clock) {
        this.orders = orders;
        this.imaging = imaging;
        this.requests = requests;
        this.house = house;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 45;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(LabPermission.PREPARE) && !card.may(LabPermission.EXAMINE)) {
            return Optional.empty();
        }
        if (card.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var part = card.part("lab.section");
        orders.of(card.fact().visit()).forEach(form -> part.add(form(card, form)));
        if (card.may(LabPermission.PREPARE)) {
            part.add(card.line(
                    card.button("lab.fill", false, () -> card.goOnWith(LabFormDialog.added(orders, Whose.of(card))))));
        }
        return Optional.of(part);
    }

    private Div form(VisitCard card, Orders.Form form) {
        var stands = card.text(
                "lab.form.stands",
                form.label(),
                card.text("lab.order." + form.state()),
                form.by(),
                Sentences.moment(form.since(), clock.instant()));
        var examined = imaging.now(form.order());
        var items = form.items().stream()
                .map(item -> said(card, item, examined.get(item.panel().code())))
                .collect(Collectors.joining(" · "));
        var all = new Div(card.line(new Span(stands)), card.line(new Span(items)), acts(card, form));
        all.addClassName("lab-order");
        return all;
    }

    private static String said(VisitCard card, Orders.Item item, @Nullable Stage stage) {
        var name = card.text(item.panel().name());
        if (stage != null) {
            return card.text("lab.form.item", name, card.text("lab.stage." + stage));
        }
        var state = item.state();
        return state != null
                ? card.text("lab.form.item", name, card.text("lab.state." + state))
                : item.done() ? card.text("lab.form.item", name, card.text("lab.examined")) : name;
    }

    private Div acts(VisitCard card, Orders.Form form) {
        var line = card.line();
        var draft = form.state() == OrderState.DRAFT;
        if (draft && card.may(LabPermission.ORDER)) {
            line.add(card.button(
                    "lab.order",
                    true,
                    () -> card.did(orders.activate(card.key(), form.order()), card.text("lab.done.ORDER"))));
        }
        if (draft && card.may(LabPermission.PREPARE)) {
            line.add(card.button(
                    "lab.change", false, () -> card.goOnWith(LabFormDialog.of(orders, Whose.of(card), form))));
        }
        if (card.may(LabPermission.EXAMINE) && !draft) {
            form.items().stream()
                    .filter(item -> item.panel().atPlace() && !item.done())
                    .forEach(item -> line.add(card.button(
                            card.text("lab.examine", card.text(item.panel().name())),
                            () -> card.did(
                                    orders.examine(
                                            card.key(),
                                            form.order(),
                                            item.panel().code()),
                                    card.text("lab.done.EXAMINE")))));
        }
        if (card.may(TaskPermission.ASK) && !draft) {
            form.items().stream().filter(item -> !item.done()).forEach(item -> escort(card, item, line));
        }
        if (card.may(LabPermission.ORDER) || (draft && card.may(LabPermission.PREPARE))) {
            line.add(card.button(
                    "lab.revoke", false, () -> card.goOnWith(new RevokeDialog(orders, drafts, Whose.of(card), form))));
        }
        return line;
    }

    /** Somebody is to accompany the guest to where a panel without a tube is examined. */
    private void escort(VisitCard card, Orders.Item item, Div line) {
        var to = item.panel().place();
        if (item.panel().atPlace() && to != null) {
            house.findPlace(to)
                    .ifPresent(place -> line.add(card.button(
                            card.text("lab.escort", card.text(place.name())),
                            () -> card.did(
                                    requests.request(
                                            card.key(),
                                            Request.of("ESCORT", card.fact().visit(), null)
                                                    .to(to, null)),
                                    card.text("lab.done.ESCORT")))));
        }
    }
}
