package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jiezhen.RunningPortal;
import org.jiezhen.house.House;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Id;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.Tasks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A room's panel and the desk's plan: what is done on one is on the other, untouched. */
@RunningPortal
class PanelJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Rooms rooms;

    @Autowired
    Tasks tasks;

    @Autowired
    House house;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsSaidAtTheRoomIsOnTheDesksPlanAndTheOtherWayRound() {
        reception.empty();
        var room = house.findPlace(Reception.room(6)).orElseThrow();
        jdbc.sql("UPDATE place SET housekeeping = true WHERE id = ?")
                .param(room.id().value())
                .update();
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var panel = browsers.phone("zh-CN");
            var received = browsers.listen(panel);
            panel.navigate(url + "/wall");
            assertThat(panel.locator(".code")).not().isEmpty();
            var code = panel.locator(".code").innerText();
            var device = reception
                    .as(Reception.ADMIN, () -> reception.walls.pairPanel(Reception.key(), code, "6 号门屏", room.id()))
                    .id();
            assertThat(panel.locator(".room-panel.free")).isVisible();

            var desk = Browsers.enter(browsers.desk("zh-CN"), url, "李婷", "/rooms");
            var tile = desk.locator("[data-id='" + room.id() + "']");
            assertThat(tile).containsText("空闲");
            var guest = reception.waits("金丝雀", "13912347391", false);
            reception.lead(guest, 6);
            assertThat(panel.locator(".room-panel.occupied .tk")).hasText(guest.label());
            assertThat(tile).containsText("金丝雀");

            // The telephone: a press at the room, and the room sees who is coming.
            panel.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("送资料"))
                    .click();
            assertThat(panel.locator(".asked")).containsText("还没有人接");
            assertThat(tile).containsText("送资料");
            assertThat(tile).containsText("没人接");
            var asked = jdbc.sql("SELECT task_id FROM task_now WHERE room_id = ?")
                    .param(room.id().value())
                    .query(Id.column(TaskId::new))
                    .single();
            reception.as("zhanglei", () -> tasks.accept(Reception.key(), asked));
            assertThat(panel.locator(".asked.comes")).containsText("张蕾来");
            assertThat(tile).containsText("张蕾");
            reception.as("zhanglei", () -> tasks.done(Reception.key(), asked));
            assertThat(panel.locator(".asked")).hasCount(0);

            panel.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("客人已离开"))
                    .click();
            assertThat(panel.locator(".room-panel.housekeeping")).isVisible();
            assertThat(tile).containsText("整理中");
            reception.as(Reception.DESK, () -> rooms.cleaned(Reception.key(), room.id()));
            assertThat(panel.locator(".room-panel.free")).isVisible();
            assertThat(tile).containsText("空闲");

            assertThat(String.join("\n", received))
                    .as("what the panel was sent")
                    .contains(guest.label())
                    .doesNotContain("金丝雀", "7391", "李婷", "刘悦");
            reception.as(Reception.ADMIN, () -> reception.walls.revoke(device));
            assertThat(panel.locator("main[data-state=REVOKED]")).isVisible();
            assertThat(browsers.complaints()).isEmpty();
        } finally {
            jdbc.sql("UPDATE place SET housekeeping = false").update();
        }
    }
}
