package org.jiezhen.house;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;
import static org.jiezhen.journeys.Walker.row;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** Where the house is set up. */
class HouseWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/house", this::house), new Walk("/admin/house/import", this::file));
    }

    private void house(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/house");
        assertThat(row(admin, "8 号咨询室")).isVisible();
        walker.look(admin, "house, places");
        admin.locator("body").press("n");
        dialog(admin).getByLabel("中文名称").fill("1 号咨询室");
        button(dialog(admin), "添加").click();
        assertThat(dialog(admin).locator("[invalid]").first()).isVisible();
        walker.look(admin, "place refused");
        row(putAway(admin), "8 号咨询室").locator("td").first().click();
        dialog(admin);
        walker.look(admin, "place");
        putAway(admin);
        walker.open(admin, "/admin/house?part=plan");
        var room = admin.locator(".plan-place[aria-label^='8 号咨询室']");
        room.focus();
        assertThat(admin.locator(".plan-chosen")).isVisible();
        walker.look(admin, "house, plan");
        walker.open(admin, "/admin/house?part=floors");
        assertThat(row(admin, "11 层")).isVisible();
        walker.look(admin, "house, floors");
        walker.open(admin, "/admin/house?part=times");
        row(admin, "顾客无人陪同").click();
        dialog(admin);
        walker.look(admin, "time");
        walker.open(admin, "/admin/house?part=phrases");
        row(admin, "问候").click();
        dialog(admin);
        walker.look(admin, "phrase");
    }

    private void file(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/house/import");
        walker.look(admin, "house, import");
        admin.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "house.csv",
                        "text/csv",
                        "类别,楼层,科室,中文名称\n咨询室,8,CONSULTING,1 号咨询室\n咨询室,99,CONSULTING,9 号咨询室\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(admin.locator(".findings")).isVisible();
        walker.look(admin, "house, looked through");
    }
}
