package org.jiezhen.bookings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.row;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.channels.Channel;
import org.jiezhen.journeys.Reception;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;

/** The pages of bookings. */
class BookingWalks implements Walks {

    private final Bookings bookings;
    private final Reception reception;
    private final Clock clock;

    BookingWalks(Bookings bookings, Reception reception, Clock clock) {
        this.bookings = bookings;
        this.reception = reception;
        this.clock = clock;
        // Names that no other journey leaves behind in this house.
        book("闻人雨桐", LocalTime.MIN);
        book("司空佳宁", LocalTime.of(23, 59));
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/bookings", this::bookings), new Walk("/bookings/import", this::bookingImport));
    }

    private void bookings(Walker walker) {
        for (var page : List.of(walker.manager(), walker.lift())) {
            walker.open(page, "/bookings");
            assertThat(row(page, "闻人雨桐")).isVisible();
            walker.look(page, "bookings");
        }
        walker.open(walker.desk(), "/bookings");
        walker.desk().locator("body").press("n");
        button(dialog(walker.desk()), "保存").click();
        assertThat(dialog(walker.desk()).locator("[invalid]").first()).isVisible();
        walker.look(walker.desk(), "booking refused");
        dialog(walker.desk())
                .locator("vaadin-date-picker [part~=toggle-button]")
                .click();
        assertThat(walker.desk().locator("vaadin-month-calendar:visible").first())
                .isVisible();
        // Not the form under it: axe takes the scrim for lying over it (axe-core issue 3464), and has just seen it.
        walker.look(walker.desk(), "booking, calendar", "vaadin-date-picker-overlay-content");

        row(walker.manager(), "司空佳宁").locator(".tk").click();
        dialog(walker.manager());
        walker.look(walker.manager(), "booking");
        button(dialog(walker.manager()), "Cancel the booking…").click();
        assertThat(walker.manager().locator("vaadin-dialog[opened]")).hasCount(2);
        walker.look(walker.manager(), "booking cancelled");
        walker.open(
                walker.manager(),
                "/bookings?day=" + BusinessTime.day(clock.instant()).plusDays(300));
        assertThat(walker.manager().locator(".empty")).isVisible();
        walker.look(walker.manager(), "bookings, nobody expected");
    }

    private void bookingImport(Walker walker) {
        var desk = walker.open(walker.desk(), "/bookings/import");
        assertThat(desk.locator("vaadin-upload")).isVisible();
        walker.look(desk, "import");
        var file = "预约号,日期,时间,姓名\nX1,2031-02-03,9:30,诸葛明\nX2,2031-02-30,25:00,=cmd|x\n";
        desk.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("b.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(desk.locator("vaadin-grid")).containsText("没有这一天");
        walker.look(desk, "import, findings");
    }

    private void book(String name, LocalTime at) {
        var details = new BookingDetails(
                Channel.WEB,
                BusinessTime.day(clock.instant()),
                at,
                new PersonName(name),
                new Phone("13911115555"),
                null,
                null,
                null,
                null,
                null,
                null);
        reception.as(Reception.DESK, () -> bookings.take(UUID.randomUUID(), details));
    }
}
