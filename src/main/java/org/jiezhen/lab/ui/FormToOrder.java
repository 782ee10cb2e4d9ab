package org.jiezhen.lab.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.OrderState;
import org.jiezhen.lab.Orders;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.tasks.TaskCard;
import org.jiezhen.tasks.TaskPart;
import org.jiezhen.visits.VisitId;

/**
 * What the tasks of the laboratory lead to. A form that somebody has filled is opened from the task that it is, by whoever may
 * order it, with whomever the guest is; the others are done on a page of their own.
 */
@org.springframework.stereotype.Component
class FormToOrder implements TaskPart {

    private static final String ORDER = "LAB_ORDER";

    private final Orders orders;
    private final Drafts drafts;
    private final Clock clock;

    FormToOrder(Orders orders, Drafts drafts, Clock clock) {
        this.orders = orders;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public Map<String, String> elsewhere() {
        return Map.of(ORDER, "", "DRAW", "draws", "RECOLLECT", "draws", "RECEIVE", "lab");
    }

    @Override
    public void addTo(TaskCard card) {
        var visit = card.task().visit();
        if (card.task().code().equals(ORDER) && visit != null && card.may(LabPermission.ORDER)) {
            orders.of(visit).stream()
                    .filter(form -> form.state() == OrderState.DRAFT)
                    .forEach(form -> add(card, visit, form));
        }
    }

    private void add(TaskCard card, VisitId visit, Orders.Form form) {
        var whose = Whose.of(card, visit);
        var stands = card.text(
                "lab.form.stands",
                form.label(),
                card.text("lab.order." + form.state()),
                form.by(),
                Sentences.moment(form.since(), clock.instant()));
        var items = form.items().stream()
                .map(item -> card.text(item.panel().name()))
                .collect(Collectors.joining(" · "));
        var order = card.form()
                .primary(
                        "lab.order",
                        () -> card.did(orders.activate(card.form().key(), form.order()), card.text("lab.done.ORDER")));
        var change = card.form().press("lab.change", () -> card.goOnWith(LabFormDialog.of(orders, whose, form)));
        var revoke =
                card.form().press("lab.revoke", () -> card.goOnWith(new RevokeDialog(orders, drafts, whose, form)));
        card.form()
                .section(
                        "lab.section",
                        card.line(new Span(stands)),
                        card.line(new Span(items)),
                        card.line(order, change, revoke));
    }
}
