package org.jiezhen.lab.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.Revoked;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;

/** A lab form is not wanted any more: why. */
final class RevokeDialog extends FormDialog {

    private final Orders orders;
    private final Whose whose;
    private final Orders.Form revoked;
    private final RadioButtonGroup<Revoked> reason =
            form.field("reason", new RadioButtonGroup<>(getTranslation("lab.revoke.why")));

    RevokeDialog(Orders orders, Drafts drafts, Whose whose, Orders.Form revoked) {
        super("lab.revoke.title", revoked.label(), whose.label());
        this.orders = orders;
        this.whose = whose;
        this.revoked = revoked;
        reason.setItems(Revoked.values());
        reason.setItemLabelGenerator(one -> getTranslation("lab.revoked." + one));
        form.show(reason);
        form.keeps(drafts, Drafts.About.of("lab.revoke", revoked.order(), 0));
        act("lab.revoke.go", this::revoke);
    }

    private void revoke() {
        whose.did()
                .accept(
                        orders.revoke(form.key(), revoked.order(), reason.getValue()),
                        getTranslation("lab.done.REVOKE"));
    }
}
