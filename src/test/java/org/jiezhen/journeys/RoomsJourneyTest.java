package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiezhen.RunningPortal;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two at their desks and one who walks about with a phone watch one plan. */
@RunningPortal
class RoomsJourneyTest {

    private static final String BED = "00000000-0000-4000-8000-000000000299";
    private static final String ANOTHER = "00000000-0000-4000-8000-000000000298";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Rooms rooms;

    private Browsers browsers;
    private List<Page> desks;
    private Page phone;

    @BeforeEach
    void everybodyLooksAtThePlan() {
        reception.empty();
        browsers = new Browsers();
        desks = Stream.of("李婷", "高峰")
                .map(who -> Browsers.enter(browsers.desk("zh-CN"), url(), who, "/rooms"))
                .toList();
        phone = Browsers.enter(browsers.phone("zh-CN"), url(), "刘悦", "/rooms");
        Stream.concat(desks.stream(), Stream.of(phone))
                .forEach(page -> assertThat(room(page, BED)).isVisible());
    }

    @AfterEach
    void theHouseIsEmptyAgain() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        } finally {
            reception.empty();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private static Locator room(Page page, String id) {
        return page.locator("room-plan [data-id='" + id + "']");
    }

    /** The same on all three, and nobody has touched them. */
    private void onAll(Consumer<Page> shows) {
        desks.forEach(shows);
        shows.accept(phone);
    }

    private void says(String id, String words) {
        onAll(page -> assertThat(room(page, id)).containsText(words));
    }

    private static void presses(Page page, String id, String action) {
        room(page, id).locator("xpath=self::button | .//button").first().click();
        button(dialog(page), action).click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    @Test
    void whatEachDoesWithARoomIsOnAllOfThemAtOnce() {
        presses(desks.get(0), BED, "需要整理");
        says(BED, "待整理");
        presses(desks.get(1), BED, "开始整理");
        says(BED, "正在整理");
        presses(desks.get(0), BED, "整理完，可用");
        says(BED, "空闲");

        // Somebody comes, and the next is waited for.
        var guest = reception.waits("金丝雀丁", "13911118802", false);
        reception.as(Reception.DESK, () -> rooms.reserve(Reception.key(), PlaceId.of(ANOTHER), guest.subject()));
        says(ANOTHER, guest.label());
        presses(desks.get(1), ANOTHER, "放回预留");
        says(ANOTHER, "空闲");
        reception.as(Reception.DESK, () -> reception.desk.move(Reception.key(), guest.subject(), PlaceId.of(BED)));
        says(BED, guest.label());
        reception.gone(guest);
        says(BED, "空闲");

        // Whoever walks about finds a room otherwise than it is shown, puts it right, and has seen it.
        Browsers.tap(phone.locator("room-plan header .btn"));
        Browsers.tap(button(room(phone, BED), "不符"));
        desks.forEach(page -> assertThat(page.locator(".room-wrong")).containsText("12 床"));
        Browsers.tap(button(dialog(phone), "需要整理"));
        says(BED, "待整理");
        onAll(page -> assertThat(page.locator(".room-wrong")).hasCount(0));
        reception.as(Reception.DESK, () -> rooms.cleaned(Reception.key(), PlaceId.of(BED)));
        Browsers.tap(button(room(phone, BED), "相符"));
        assertThat(room(phone, BED).locator(".round small")).not().hasText("还没核对过");
    }
}
