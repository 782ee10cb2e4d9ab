package org.jiezhen.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of staff. */
class StaffWalks implements Walks {

    private final StaffUsers users;
    private final Idle idle;

    StaffWalks(StaffUsers users, ScreenLock lock, LastActs acts, JdbcClient jdbc) {
        this.users = users;
        this.idle = new Idle(jdbc, lock, acts);
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/", this::home),
                new Walk("/sign-in", this::signIn),
                new Walk("/locked", this::locked),
                new Walk("/password", this::password),
                new Walk("/admin/staff", this::staff),
                new Walk("a page that is not there", this::sorry));
    }

    private void home(Walker walker) {
        walker.look(walker.open(walker.desk(), "/"), "home");
    }

    private void signIn(Walker walker) {
        for (var page : walker.strangers()) {
            page.navigate(walker.url() + "/sign-in");
            assertThat(page.locator(".people .p").first()).isVisible();
            walker.look(page, "sign-in");
            page.navigate(walker.url() + "/sign-in?refused");
            assertThat(page.locator(".refused")).not().isEmpty();
            walker.look(page, "sign-in refused");
            page.close();
        }
    }

    private void locked(Walker walker) {
        for (var page : List.of(walker.desk(), walker.lift())) {
            walker.open(page, "/arrivals");
        }
        idle.leavesScreens(users.id("liting").orElseThrow());
        idle.leavesScreens(users.id("liuyue").orElseThrow());
        for (var page : List.of(walker.desk(), walker.lift())) {
            assertThat(page.locator(".locked live-board")).isVisible();
            walker.look(page, "locked");
            page.locator(".unlock button").click();
            assertThat(page.locator(".shell live-board")).isVisible();
        }
    }

    private void password(Walker walker) {
        for (var page : List.of(walker.desk(), walker.lift())) {
            walker.open(page, "/password");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                    .click();
            assertThat(page.locator("vaadin-password-field[invalid]").first()).isVisible();
            walker.look(page, "password refused");
        }
    }

    private void staff(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/staff");
        assertThat(admin.locator("live-board")).containsText("李婷");
        walker.look(admin, "staff");
        button(admin, "新增账号").click();
        button(dialog(admin), "保存").click();
        assertThat(dialog(admin).locator("[invalid]").first()).isVisible();
        walker.look(admin, "account refused");
        putAway(admin)
                .locator("live-board tbody tr", new Page.LocatorOptions().setHasText("李婷"))
                .first()
                .click();
        dialog(admin);
        walker.look(admin, "account");
    }

    private void sorry(Walker walker) {
        var guide = walker.desk();
        for (var address : List.of("/nowhere", "/admin/staff")) {
            guide.navigate(walker.url() + address);
            assertThat(guide.locator(".sorry")).isVisible();
            walker.look(guide, "sorry " + address);
        }
    }
}
