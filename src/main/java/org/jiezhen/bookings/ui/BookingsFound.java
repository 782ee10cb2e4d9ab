package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.bookings.BookingSearch.Hit;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Findings;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;

/** Bookings on which somebody may come, and giving whoever stands before us a seat. */
@org.springframework.stereotype.Component
class BookingsFound implements Findings {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Bookings bookings;
    private final CurrentStaff staff;
    private final Clock clock;

    BookingsFound(Bookings bookings, CurrentStaff staff, Clock clock) {
        this.bookings = bookings;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public String heading() {
        return "palette.bookings";
    }

    @Override
    public List<Finding> find(String typed, int most) {
        return staff.may(Permission.BOOKINGS_SEE)
                ? bookings.find(typed, most).stream().map(this::finding).toList()
                : List.of();
    }

    private Finding finding(Hit booking) {
        var ui = UI.getCurrent();
        var today = booking.day().equals(BusinessTime.day(clock.instant()));
        var about = new ArrayList<String>();
        about.add(booking.day() + " " + TIME.format(booking.at()));
        about.add(booking.number());
        about.add(booking.channelName().in(ui.getLocale()));
        if (booking.consultant() != null) {
            about.add(booking.consultant());
        }
        return Finding.page(
                        Icon.CALENDAR,
                        booking.discreet() ? booking.number() : booking.name(),
                        BookingsView.address(booking.day(), booking.id()))
                .about(String.join(" · ", about))
                .then(ui.getTranslation("bookings.found.open"))
                .narrows(booking.number())
                .acts(() -> staff.may(Permission.VISITS_ARRIVE) ? List.of(seat(booking, today)) : List.of());
    }

    private static Finding seat(Hit booking, boolean today) {
        var ui = UI.getCurrent();
        var seat = ui.getTranslation("bookings.form.arrive");
        return today
                ? Finding.page(Icon.SEAT, seat, "arrive?booking=" + booking.number())
                        .then(ui.getTranslation("bookings.found.arrive"))
                : Finding.refused(
                        Icon.SEAT,
                        seat,
                        ui.getTranslation(
                                "bookings.found.notToday", booking.day().toString()));
    }
}
