package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.row;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Spot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two administrators set up the house at once, and a guide at the lift sees it. */
@RunningPortal
class HouseJourneyTest {

    private static final String ROOM = "7 号咨询室";
    private static final String SEAT = "大厅西6 座";

    @LocalServerPort
    int port;

    @Autowired
    HouseAdministration house;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;
    private Spot before;

    @BeforeEach
    void somebodyLooks() {
        before = new Spot(60, 40, 12, 10);
        jdbc.sql("SELECT plan_x, plan_y, plan_w, plan_h FROM place WHERE name_zh = ? AND plan_x IS NOT NULL")
                .param(ROOM)
                .query((rs, row) -> new Spot(rs.getInt(1), rs.getInt(2), rs.getInt(3), rs.getInt(4)))
                .optional()
                .ifPresent(spot -> before = spot);
        browsers = new Browsers();
    }

    /** The house is shared with the journeys that follow. */
    @AfterEach
    void everythingIsWhereItWas() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        } finally {
            jdbc.sql("UPDATE place SET plan_x = ?, plan_y = ?, plan_w = ?, plan_h = ? WHERE name_zh = ?")
                    .params(before.x(), before.y(), before.width(), before.height(), ROOM)
                    .update();
            jdbc.sql("UPDATE place SET short_zh = '西6' WHERE name_zh = ?")
                    .param(SEAT)
                    .update();
        }
    }

    @Test
    void whatOneChangesTheOthersSeeAtOnce() {
        var url = "http://localhost:" + port;
        var one = Browsers.enter(browsers.desk("zh-CN"), url, "程远", "/admin/house?part=plan");
        var other = Browsers.enter(browsers.desk("zh-CN"), url, "程远", "/admin/house");
        var lift = Browsers.enter(browsers.phone("zh-CN"), url, "刘悦", "/arrive");
        assertThat(seat(lift, "西6")).isVisible();

        // Dragged, seen in the other browser's form, and taken back.
        var room = one.locator(".plan-place[aria-label^='" + ROOM + "']");
        var far = one.locator(".plan-place[aria-label^='1 号咨询室']");
        drag(one, room, far);
        Eventually.passes(() -> assertThat(spot()).isNotEqualTo(before));
        assertThat(one.locator("undo-bar")).containsText(ROOM);
        one.locator("undo-bar .u").first().click();
        assertThat(room).hasAttribute("aria-label", Pattern.compile("距左 " + before.x() + "，距上 " + before.y()));
        assertThat(spot()).isEqualTo(before);

        // With a finger: the first touch chooses, the next one carries.
        finger(one, room, room);
        assertThat(one.locator(".plan-place.sel")).hasAttribute("aria-label", Pattern.compile(ROOM));
        assertThat(spot()).isEqualTo(before);
        finger(one, room, far);
        Eventually.passes(() -> assertThat(spot()).isNotEqualTo(before));
        one.locator("undo-bar .u").first().click();
        assertThat(room).hasAttribute("aria-label", Pattern.compile("距左 " + before.x() + "，距上 " + before.y()));

        // The same with keys: many presses are one move.
        room.focus();
        for (var n = 0; n < 3; n++) {
            one.keyboard().press("ArrowDown");
        }
        one.keyboard().press("Shift+ArrowRight");
        Eventually.passes(() -> assertThat(spot())
                .isEqualTo(new Spot(before.x(), before.y() + 3, before.width() + 1, before.height())));

        // Another name of a seat: on the plan, and under the guide's thumb.
        row(other, SEAT).click();
        dialog(other).getByLabel("格子上，中文").fill("西六");
        button(dialog(other), "保存").click();
        assertThat(seat(lift, "西六")).isVisible();
        assertThat(one.locator(".plan-place[aria-label^='" + SEAT + "']")).containsText("西六");

        // Whom somebody else was faster than is told, and the place lies where that one laid it.
        var place = place();
        var seen = spot();
        people.as("chengyuan", () -> house.lay(UUID.randomUUID(), place, seen, new Spot(60, 20, 12, 10)));
        assertThat(room).hasAttribute("aria-label", Pattern.compile("距左 60，距上 20"));
    }

    private static void drag(Page page, Locator what, Locator to) {
        var from = what.boundingBox();
        var there = to.boundingBox();
        page.mouse().move(from.x + 10, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(there.x + 40, there.y + from.height, new Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
    }

    /** A finger touches something and lifts where something else is. */
    private static void finger(Page page, Locator what, Locator to) {
        var from = what.boundingBox();
        var there = to.boundingBox();
        var screen = page.context().newCDPSession(page);
        var x = from.x + 10;
        var y = from.y + from.height / 2;
        touch(screen, "touchStart", x, y);
        for (var n = 1; n <= 6 && !what.equals(to); n++) {
            touch(screen, "touchMove", x + (there.x + 40 - x) * n / 6, y + (there.y + there.height - y) * n / 6);
        }
        var lifted = new JsonObject();
        lifted.addProperty("type", "touchEnd");
        lifted.add("touchPoints", new JsonArray());
        screen.send("Input.dispatchTouchEvent", lifted);
        screen.detach();
    }

    private static void touch(CDPSession screen, String how, double x, double y) {
        var point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        var points = new JsonArray();
        points.add(point);
        var event = new JsonObject();
        event.addProperty("type", how);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }

    private static Locator seat(Page lift, String name) {
        return lift.locator(".seats button").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Spot spot() {
        return people.as(
                "chengyuan",
                () -> Objects.requireNonNull(house.place(place()).details().spot()));
    }

    private PlaceId place() {
        return new PlaceId(jdbc.sql("SELECT id FROM place WHERE name_zh = ?")
                .param(ROOM)
                .query(UUID.class)
                .single());
    }
}
