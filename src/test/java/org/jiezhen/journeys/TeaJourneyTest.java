package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Set;
import org.jiezhen.RunningPortal;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.DrinkId;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.hospitality.Whom;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One makes coffee at the tablet, one walks with a phone, one leads guests at the desk: the tray comes to the right door. */
@RunningPortal
class TeaJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    DrinkOrders orders;

    @Autowired
    Menu menu;

    @Autowired
    WayToTheRoom way;

    private Browsers browsers;
    private Page tablet;
    private Page phone;

    @BeforeEach
    void nobodyIsHere() {
        reception.empty();
        browsers = new Browsers();
    }

    @AfterEach
    void theHouseIsEmptyAgain() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        } finally {
            reception.empty();
        }
    }

    @Test
    void aRoomIsSwappedBeforeTheCoffeeIsBroughtAndFastingStrikesTheNext() {
        var guest = reception.waits("金丝雀丙", "13911118803", false);
        reception.lead(guest, 1);
        var coffee = orders(guest.subject());
        tablet = Browsers.enter(browsers.desk("zh-CN"), url(), "赵玉", "/tea");
        tablet.setViewportSize(1180, 820);
        phone = Browsers.enter(browsers.phone("zh-CN"), url(), "刘悦", "/tea");
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/rooms");
        assertThat(desk.locator("room-plan [data-id='" + room(1) + "']")).containsText(guest.label());

        shows(coffee, "1 号咨询室");
        press(tablet, coffee, "BEGIN");
        assertThat(row(phone, coffee)).containsText("在做");
        press(tablet, coffee, "MADE");
        assertThat(row(phone, coffee)).containsText("在路上");

        // The guest is led elsewhere while the tray is under way.
        reception.as(Reception.DESK, () -> reception.desk.move(Reception.key(), guest.subject(), room(2)));
        assertThat(desk.locator("room-plan [data-id='" + room(2) + "']")).containsText(guest.label());
        shows(coffee, "2 号咨询室");
        assertThat(row(tablet, coffee)).containsText("原在 1 号咨询室");
        Browsers.tap(act(row(phone, coffee), "BROUGHT"));
        assertThat(row(tablet, coffee)).hasCount(0);

        // And once more with the cup before the guest: the tray follows.
        reception.as(Reception.DESK, () -> reception.desk.move(Reception.key(), guest.subject(), room(3)));
        var tray = tablet.locator("live-board [data-id^='T:" + guest.subject() + "']");
        assertThat(tray).containsText("3 号咨询室");
        act(tray, "MOVED").click();
        assertThat(tray).hasCount(0);

        // Somebody says that surgery is planned today after all: the next is struck, on both, and the cup is asked
        // about.
        var next = orders(guest.subject());
        assertThat(row(phone, next)).isVisible();
        reception.as(
                Reception.DESK,
                () -> way.answer(
                        Reception.key(),
                        guest.subject(),
                        way.said(guest.subject()),
                        new Answers(SurgeryToday.YES, "NONE")));
        assertThat(row(tablet, next)).containsText("禁食禁饮");
        assertThat(row(phone, next)).containsText("禁食禁饮");
        act(row(tablet, coffee), "ANSWER").click();
        button(dialog(tablet), "喝了").click();
        assertThat(row(phone, coffee)).hasCount(0);
        Browsers.tap(act(row(phone, next), "ACKNOWLEDGE"));
        assertThat(row(tablet, next)).hasCount(0);
    }

    private DrinkId orders(VisitId guest) {
        return reception.as(Reception.DESK, () -> {
            way.answer(Reception.key(), guest, way.said(guest), new Answers(SurgeryToday.NO, "NONE"));
            var coffee = menu.offered().stream()
                    .filter(item -> item.code().equals("AMERICANO"))
                    .findFirst()
                    .orElseThrow();
            return orders.order(Reception.key(), guest, new Wanted(coffee.id(), Whom.GUEST, Set.of("HOT")))
                    .subject();
        });
    }

    private void shows(DrinkId drink, String door) {
        assertThat(row(tablet, drink)).containsText(door);
        assertThat(row(phone, drink)).containsText(door);
    }

    private static void press(Page page, DrinkId drink, String action) {
        act(row(page, drink), action).click();
    }

    private static Locator act(Locator row, String action) {
        return row.locator("[data-act='" + action + "']");
    }

    private static Locator row(Page page, DrinkId drink) {
        return page.locator("live-board [data-id^='" + drink + "']");
    }

    private static PlaceId room(int n) {
        return Reception.room(n);
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
