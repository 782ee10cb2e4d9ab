package org.jiezhen.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.jiezhen.journeys.Reception;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The wall, and where its screens are looked after. */
class WallWalks implements Walks {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(45_000);

    private final Reception reception;

    WallWalks(Reception reception) {
        this.reception = reception;
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/wall", this::wall),
                new Walk("/admin/devices", this::devices),
                new Walk("a wall where it may not be", this::elsewhere),
                new Walk("a wall out of contact", this::outOfContact));
    }

    private void wall(Walker walker) {
        var screen = walker.screen();
        screen.navigate(walker.url() + "/wall");
        assertThat(screen.locator(".code")).not().isEmpty();
        walker.look(screen, "wall, pairing");
        reception.pair(screen.locator(".code").innerText(), "8 层大厅");
        assertThat(screen.locator(".plate.quiet")).isVisible();
        walker.look(screen, "wall, quiet");
        var called = reception.waits("司马南山", null, false);
        var missed = reception.waits("赵敏", null, false);
        var led = reception.waits("李静怡", null, false);
        reception.call(called, 1);
        reception.call(missed, 2);
        reception.as(Reception.DESK, () -> reception.calls.absent(Reception.key(), missed.subject()));
        reception.lead(led, 3);
        reception.as(
                Reception.ADMIN,
                () -> reception.walls.post(Reception.key(), "今天 17:30 起停止办理。", "Closed from 17:30.", null));
        reception.set("NAMES", true);
        assertThat(screen.locator(".last .absent")).isVisible();
        assertThat(screen.locator(".plate .tk")).containsText(called.label());
        assertThat(screen.locator(".wall-note")).isVisible();
        walker.look(screen, "wall, busy");
        screen.close();
    }

    private void devices(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/devices");
        assertThat(admin.locator("live-board").nth(2)).containsText("姓");
        walker.look(admin, "walls");
        button(admin, "配对屏幕").click();
        dialog(admin).locator("input").nth(0).fill("ABC123");
        dialog(admin).locator("input").nth(1).fill("9 层走廊");
        button(dialog(admin), "配对").click();
        assertThat(dialog(admin).locator("[invalid]").first()).isVisible();
        walker.look(admin, "pairing refused");
        button(putAway(admin), "发布公告").click();
        dialog(admin);
        walker.look(admin, "announcement");
    }

    private void elsewhere(Walker walker) {
        var screen = paired(walker, "9 层");
        screen.navigate(walker.url() + "/arrivals");
        walker.look(screen, "plain error page");
        screen.close();
    }

    private void outOfContact(Walker walker) {
        var wall = paired(walker, "10 层");
        wall.context().setOffline(true);
        assertThat(wall.locator(".wall-lost")).isVisible(PATIENTLY);
        walker.look(wall, "wall out of contact");
        wall.close();
    }

    private Page paired(Walker walker, String name) {
        var screen = walker.screen();
        screen.navigate(walker.url() + "/wall");
        assertThat(screen.locator(".code")).not().isEmpty();
        reception.pair(screen.locator(".code").innerText(), name);
        assertThat(screen.locator(".wall-foot .live")).isVisible();
        return screen;
    }
}
