package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.bookings.CancelReason;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;

/** Cancels a booking, with the reason. */
final class CancelDialog extends FormDialog {

    private final BookingsView view;
    private final Bookings bookings;
    private final Bookings.Opened booking;
    private final Runnable then;
    private final Select<CancelReason> reason = form.field("reason", new Select<>());

    CancelDialog(BookingsView view, Bookings bookings, Bookings.Opened booking, Runnable then) {
        super("bookings.form.cancel.title", booking.number());
        this.view = view;
        this.bookings = bookings;
        this.booking = booking;
        this.then = then;
        reason.setLabel(getTranslation("bookings.form.reason"));
        reason.setItems(CancelReason.values());
        reason.setItemLabelGenerator(code -> getTranslation("bookings.reason." + code));
        form.show(new FormLayout(reason));
        act("bookings.form.cancel.go", this::cancel);
    }

    private void cancel() {
        var why = Optional.ofNullable(reason.getValue())
                .orElseThrow(() -> new InvalidInput("reason", "refusal.booking.reasonMissing"));
        view.did("cancel", bookings.cancel(form.key(), booking.id(), why));
        then.run();
    }
}
