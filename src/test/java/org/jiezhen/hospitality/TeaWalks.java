package org.jiezhen.hospitality;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;

/** The tea room: a drink to make, one that is struck, and one of which somebody says whether it was drunk. */
class TeaWalks implements Walks {

    private final DrinkOrders orders;
    private final Menu menu;
    private final WayToTheRoom way;
    private final FrontDesk desk;
    private final People people;

    TeaWalks(DrinkOrders orders, Menu menu, WayToTheRoom way, FrontDesk desk, People people) {
        this.orders = orders;
        this.menu = menu;
        this.way = way;
        this.desk = desk;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/tea", this::tea), new Walk("/admin/menu", this::menu));
    }

    private DrinkId ordered() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        says(visit, SurgeryToday.NO);
        return orders.order(
                        UUID.randomUUID(),
                        visit,
                        new Wanted(menu.offered().getLast().id(), Whom.GUEST, Set.of("HOT")))
                .subject();
    }

    private void says(VisitId visit, SurgeryToday today) {
        way.answer(UUID.randomUUID(), visit, way.said(visit), new Answers(today, "NONE"));
    }

    private void tea(Walker walker) {
        var asked = people.as("liting", () -> {
            ordered();
            orders.cancel(UUID.randomUUID(), ordered(), CancelReason.CHANGED_MIND);
            var drink = ordered();
            orders.made(UUID.randomUUID(), drink);
            says(orders.find(drink).visit(), SurgeryToday.YES);
            return drink;
        });
        var page = walker.open(walker.desk(), "/tea");
        var row = page.locator("live-board [data-id^='" + asked + "']");
        assertThat(row).isVisible();
        walker.look(page, "the tea room");
        row.locator("button").first().click();
        dialog(page);
        walker.look(page, "whether it was drunk");
        putAway(page);
        page.locator("live-board [data-id='STANDARD'] button").first().click();
        dialog(page);
        walker.look(page, "a list of the day");
        putAway(page);
        var phone = walker.open(walker.lift(), "/tea");
        assertThat(phone.locator("live-board [data-id^='" + asked + "']")).isVisible();
        walker.look(phone, "the tea room");
    }

    private void menu(Walker walker) {
        var item = menu.offered().getFirst().id();
        var page = walker.open(walker.manager(), "/admin/menu");
        var row = page.locator("live-board [data-id='" + item + "']");
        assertThat(row).isVisible();
        walker.look(page, "the menu");
        row.click();
        dialog(page);
        walker.look(page, "something of the menu");
        putAway(page);
    }
}
