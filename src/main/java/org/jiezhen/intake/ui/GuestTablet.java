package org.jiezhen.intake.ui;

import org.jiezhen.intake.GuestForm;
import org.jiezhen.intake.GuestPage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A guide's tablet, while it is lent to a guest, shows {@link GuestView}. */
@Component
class GuestTablet extends GuestPage {

    private final ObjectProvider<GuestForm> form;

    GuestTablet(ObjectProvider<GuestForm> form) {
        super(GuestView.class);
        this.form = form;
    }

    /** On the form that she had in her hands. */
    @Override
    public String goesOnAt() {
        return form.getObject()
                .last()
                .map(ticket -> "intake/" + ticket.day() + "/" + ticket.text())
                .orElse("");
    }
}
