package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.AccountDetails;
import org.jiezhen.staff.Idle;
import org.jiezhen.staff.StaffAdministration;
import org.jiezhen.staff.StaffId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody leaves a screen, and comes back; somebody signs in to the page that was asked for, and is signed out. */
@RunningPortal
class ScreenLockJourneyTest {

    private static final String PASSWORD = "雨后的操场有一只猫走过去了";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    People people;

    @Autowired
    StaffAdministration administration;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aDeskThatNobodySitsAtShowsTicketsAndNoNamesUntilItsPersonIsBack() {
        reception.empty();
        var idle = beans.createBean(Idle.class);
        try (var browsers = new Browsers()) {
            var desk = Browsers.enter(browsers.desk("zh-CN"), "http://localhost:" + port, "李婷", "/arrivals");
            reception.waits("欧阳静怡", null, false);
            assertThat(desk.locator("live-board")).containsText("欧阳静怡");

            var sent = browsers.listen(desk);
            idle.leavesScreens(people.id("liting"));

            var board = desk.locator(".locked live-board tbody tr");
            assertThat(board).hasCount(1);
            reception.waits("慕容雪", null, false);
            assertThat(board).hasCount(2);
            desk.reload();
            assertThat(board).hasCount(2);
            Assertions.assertThat(desk.content()).doesNotContain("欧阳", "慕容", "刘悦");
            Assertions.assertThat(String.join("\n", sent))
                    .as("everything that the browser was sent since")
                    .contains("AWAITING_CONSULTATION")
                    .doesNotContain("欧阳", "慕容", "刘悦", "ouyang", "murong");

            desk.locator(".locked .unlock button").click();
            assertThat(desk.locator("live-board")).containsText("慕容雪");
            assertThat(desk).hasURL(Pattern.compile(".*/arrivals"));
            Assertions.assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void whoSignsInLandsOnThePageThatWasAskedForAndWhoIsDisabledIsToldSo() {
        var name = "deep.link." + UUID.randomUUID().toString().substring(0, 6);
        var made = people.as(
                Reception.ADMIN,
                () -> administration.create(
                        new AccountDetails(name, "某人", new Localized("", ""), List.of("DUTY_MANAGER"))));
        var idle = beans.createBean(Idle.class);
        try (var browsers = new Browsers()) {
            var page = browsers.desk("zh-CN");
            page.navigate("http://localhost:" + port + "/bookings");
            assertThat(page.locator("#username")).isVisible();
            // Another page of the same browser stands before the door after it.
            var another = page.context().newPage();
            another.navigate("http://localhost:" + port + "/customers");
            assertThat(another.locator("#username")).isVisible();
            another.close();
            page.locator("#username").fill(name);
            page.locator("#password").fill(made.secret());
            page.locator(".own button[type=submit]").click();

            // The one-time secret is changed first, and nothing is forgotten meanwhile.
            var fields = page.locator("vaadin-password-field input");
            assertThat(fields).hasCount(3);
            fields.nth(0).fill(made.secret());
            fields.nth(1).fill(PASSWORD);
            fields.nth(2).fill(PASSWORD);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                    .click();
            assertThat(page.locator(".nav a[aria-current]")).containsText("预约");

            idle.leavesScreens(made.accountId());
            page.locator(".locked #password").fill("not this one");
            page.locator(".locked .unlock button").click();
            assertThat(page.locator(".locked .refused")).containsText("密码不正确");
            page.locator(".locked #password").fill(PASSWORD);
            page.locator(".locked .unlock button").click();
            assertThat(page.locator(".nav a[aria-current]")).containsText("预约");

            people.as(Reception.ADMIN, () -> {
                administration.disable(made.accountId(), version(made.accountId()));
                return made;
            });
            assertThat(page.locator(".sign-in .refused")).containsText("停用");
            Assertions.assertThat(browsers.complaints()).isEmpty();
        }
    }

    private long version(StaffId id) {
        return jdbc.sql("SELECT version FROM account WHERE id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }
}
