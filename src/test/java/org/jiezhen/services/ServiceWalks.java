package org.jiezhen.services;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The tokens of other programs, for axe: asked for, shown once, revoked. */
class ServiceWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/services", this::services));
    }

    private void services(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/services");
        walker.look(admin, "no services");
        button(admin, "发放令牌").click();
        dialog(admin).getByLabel("名称").fill("预约系统");
        walker.look(admin, "token asked for");
        button(dialog(admin), "发放").click();
        assertThat(dialog(admin)).containsText("只显示这一次");
        walker.look(admin, "token");
        button(dialog(admin), "已记下").click();
        assertThat(admin.locator("vaadin-dialog[opened]")).hasCount(0);
        assertThat(admin.locator("live-board tbody")).containsText("预约系统");
        walker.look(admin, "services");
        button(admin, "吊销").click();
        assertThat(admin.locator("vaadin-confirm-dialog")
                        .getByRole(AriaRole.BUTTON)
                        .first())
                .isVisible();
        walker.look(admin, "revoking");
    }
}
