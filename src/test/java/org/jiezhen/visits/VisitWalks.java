package org.jiezhen.visits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;
import static org.jiezhen.journeys.Walker.row;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.journeys.Reception;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of visits, with somebody late, somebody alone, somebody of nearly the same name, and somebody discreet. */
class VisitWalks implements Walks {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(45_000);

    private final Clock clock;
    private final Done<VisitId> late;
    private final Done<VisitId> alone;

    VisitWalks(Reception reception, Bookings bookings, Clock clock, JdbcClient jdbc) {
        this.clock = clock;
        late = reception.waits("欧阳静怡", "13911112222", false);
        alone = reception.waits("张伟", "13911113333", false);
        reception.waits("章威", "13911114444", false);
        reception.waits(null, null, true);
        reception.as(Reception.LIFT, () -> reception.custody.leaveAlone(Reception.key(), alone.subject()));
        jdbc.sql("UPDATE visit_reason SET started = started - interval '2 hours' WHERE visit_id = ?")
                .param(late.subject().value())
                .update();
        reception.as(Reception.LIFT, () -> reception.custody.offer(Reception.key(), late.subject(), null));
        // A name that no other journey leaves behind in this house.
        reception.as(Reception.DESK, () -> bookings.take(UUID.randomUUID(), expected("慕容清和")));
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/arrive", this::arrive),
                new Walk("/arrivals", this::arrivals),
                new Walk("/mine", this::mine),
                new Walk("/visit/:day/:ticket", this::journey),
                new Walk("/ticket/:day/:ticket", this::slip),
                new Walk("/close-day", this::closeDay),
                new Walk("boards out of contact", this::outOfContact));
    }

    private void arrive(Walker walker) {
        var lift = walker.open(walker.lift(), "/arrive");
        assertThat(lift.locator(".seats .f").first()).isVisible();
        walker.look(lift, "arrive");
        lift.locator(".src button").nth(2).click();
        lift.locator(".find-field:visible input").first().fill("慕");
        assertThat(lift.locator(".found .option").first()).isVisible();
        walker.look(lift, "arrive, found");
        lift.locator(".found .option").first().click();
        assertThat(lift.locator(".taken").first()).isVisible();
        walker.look(lift, "arrive, taken");
        lift.locator(".taken button").first().click();
        lift.locator(".src button").nth(1).click();
        lift.locator(".seats .f").first().click();
        assertThat(lift.locator("undo-bar .done b")).isVisible();
        walker.look(lift, "arrive, done");
        lift.locator("undo-bar .u").first().click();
        var details = dialog(lift);
        details.getByLabel("电话", new Locator.GetByLabelOptions().setExact(true)).fill("138");
        button(details, "保存").click();
        assertThat(details.locator("[invalid]").first()).isVisible();
        walker.look(lift, "details refused, phone");
    }

    private void arrivals(Walker walker) {
        for (var page : List.of(walker.manager(), walker.lift())) {
            walker.open(page, "/arrivals");
            assertThat(row(page, late.label())).isVisible();
            walker.look(page, "arrivals");
            row(page, late.label()).locator(".tk, .open").first().click();
            dialog(page);
            walker.lookAtAll(page, "visit");
        }
        var desk = walker.open(walker.desk(), "/arrivals");
        row(desk, alone.label()).locator(".tk").click();
        button(dialog(desk), "选择叫到哪里").click();
        assertThat(desk.locator(".call-places").first()).isVisible();
        walker.look(desk, "call");
        putAway(desk);
        row(desk, alone.label()).locator(".tk").click();
        button(dialog(desk), "更正…").click();
        button(dialog(desk), "改为此人").click();
        assertThat(desk.locator("vaadin-radio-group[invalid]")).isVisible();
        walker.look(desk, "rectify refused");

        putAway(desk).locator("body").press("n");
        var dialog = dialog(desk);
        walker.look(desk, "registration");
        dialog.getByLabel("电话", new Locator.GetByLabelOptions().setExact(true)).fill("138");
        button(dialog, "登记到院").click();
        assertThat(dialog.locator("vaadin-text-field[invalid]").first()).isVisible();
        walker.look(desk, "registration refused");
        dialog.locator("vaadin-combo-box:visible [part~=toggle-button]").last().click();
        assertThat(desk.locator("vaadin-combo-box-item:visible").first()).isVisible();
        walker.look(desk, "registration, seats");

        walker.open(desk, "/arrivals").locator(".find input").fill("zzz");
        assertThat(desk.locator(".empty")).isVisible();
        walker.look(desk, "arrivals, nobody found");
    }

    private void mine(Walker walker) {
        walker.look(walker.open(walker.lift(), "/mine"), "mine");
        var consultant = walker.open(walker.person("顾盈"), "/mine");
        assertThat(consultant.locator(".empty")).isVisible();
        walker.look(consultant, "mine, nobody");
    }

    private void journey(Walker walker) {
        for (var page : List.of(walker.manager(), walker.lift())) {
            walker.open(page, journeyOf(late));
            assertThat(page.locator("visit-timeline .thread")).isVisible();
            walker.look(page, "journey");
        }
    }

    private void slip(Walker walker) {
        walker.open(walker.lift(), journeyOf(late).replace("/visit/", "/ticket/"));
        assertThat(walker.lift().locator(".slip-ticket")).hasText(late.label());
        walker.look(walker.lift(), "a ticket for the hand");
    }

    private void closeDay(Walker walker) {
        walker.open(walker.desk(), "/close-day");
        assertThat(row(walker.desk(), late.label())).isVisible();
        walker.look(walker.desk(), "close day");
        row(walker.desk(), late.label()).locator("button").click();
        assertThat(dialog(walker.desk()).locator("vaadin-date-time-picker")).isVisible();
        walker.look(walker.desk(), "what became of a visit");
        putAway(walker.desk()).locator("body").press("e");
        dialog(walker.desk());
        walker.look(walker.desk(), "close the day");
    }

    private void outOfContact(Walker walker) {
        var desk = walker.open(walker.desk(), "/arrivals");
        var phone = walker.open(walker.lift(), "/arrivals");
        var journey = walker.open(walker.manager(), journeyOf(late));
        var all = List.of(desk, phone, journey);
        assertThat(desk.locator("live-board .live")).isVisible();
        assertThat(phone.locator("live-board .live")).isVisible();
        assertThat(journey.locator("visit-timeline .live")).isVisible();
        all.forEach(page -> page.context().setOffline(true));
        for (var page : all) {
            assertThat(page.locator(".stale-bar").first()).isVisible(PATIENTLY);
        }
        walker.look(desk, "board out of contact");
        walker.look(phone, "board out of contact, phone");
        walker.look(journey, "journey out of contact");
        all.forEach(page -> page.context().setOffline(false));
    }

    private String journeyOf(Done<VisitId> visit) {
        return "/visit/" + BusinessTime.day(clock.instant()) + "/" + visit.label();
    }

    private BookingDetails expected(String name) {
        return new BookingDetails(
                Channel.WEB,
                BusinessTime.day(clock.instant()),
                LocalTime.MAX.truncatedTo(ChronoUnit.MINUTES),
                new PersonName(name),
                new Phone("13911115555"),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
