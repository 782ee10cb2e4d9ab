package org.jiezhen.lab.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.Revoked;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.VisitCard;

/** A lab form is not wanted any more: why. */
final class RevokeDialog extends FormDialog {

    private final Orders orders;
    private final VisitCard card;
    private final Orders.Form revoked;
    private final RadioButtonGroup<Revoked> reason =
            form.field("reason", new RadioButtonGroup<>(getTranslation("lab.revoke.why")));

    RevokeDialog(Orders orders, Drafts drafts, VisitCard card, Orders.Form revoked) {
        super("lab.revoke.title", revoked.label(), card.fact().ticket().text());
        this.orders = orders;
        this.card = card;
        this.revoked = revoked;
        reason.setItems(Revoked.values());
        reason.setItemLabelGenerator(one -> getTranslation("lab.revoked." + one));
        form.show(reason);
        form.keeps(drafts, Drafts.About.of("lab.revoke", revoked.order(), 0));
        act("lab.revoke.go", this::revoke);
    }

    private void revoke() {
        card.did(orders.revoke(form.key(), revoked.order(), reason.getValue()), card.text("lab.done.REVOKE"));
    }
}
