package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/** A booking that cannot be changed, by this person or any more: what it says, and what became of it. */
final class BookingOver extends Dialog {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Set<String> DID = Set.of("take", "change", "cancel", "putBack", "import", "send");

    BookingOver(BookingsView view, Bookings bookings, Bookings.Opened booking) {
        setHeaderTitle(getTranslation("bookings.form.title", booking.number()));
        setWidth("min(480px, 100vw)");
        var details = booking.details();
        var referrer = details.referrer();
        add(new Paragraph(dotted(
                getTranslation("bookings.status." + booking.status()),
                WHEN.format(details.day().atTime(details.at())),
                getTranslation("bookings.channel." + details.channel()))));
        add(new Paragraph(dotted(
                referrer == null ? "" : getTranslation("bookings.form.referrer") + " " + referrer.value(),
                details.interest(),
                details.note())));
        var last = booking.last();
        if (last != null) {
            var by = last.by() instanceof Localized name ? name.in(getLocale()) : last.by();
            var verb = last.action().replaceFirst("^bookings\\.", "");
            var reason = last.reason();
            add(new Paragraph(getTranslation(
                            "bookings.form.last",
                            by,
                            WHEN.withZone(BusinessTime.ZONE).format(last.at()),
                            getTranslation("bookings.did." + (DID.contains(verb) ? verb : "other")))
                    + (reason == null ? "" : " · " + getTranslation("bookings.reason." + reason))));
        }
        getFooter().add(new Button(getTranslation("dialog.close"), _ -> close()));
        if (view.manages() && booking.status().equals("CANCELLED")) {
            var key = UUID.randomUUID();
            var back = new Button(getTranslation("bookings.form.putBack"), _ -> {
                view.did("putBack", bookings.putBack(key, booking.id()));
                close();
            });
            back.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            getFooter().add(back);
        }
    }

    private static String dotted(@Nullable String... texts) {
        return Stream.of(texts).filter(text -> text != null && !text.isEmpty()).collect(Collectors.joining(" · "));
    }
}
