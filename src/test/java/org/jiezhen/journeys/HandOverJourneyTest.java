package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is late comes to the manager by itself, and whoever signs out is led to whom it goes first. */
@RunningPortal
class HandOverJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Duty duty;

    @Autowired
    TaskRequests requests;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;

    @BeforeEach
    void theHallIsEmpty() {
        reception.empty();
        browsers = new Browsers();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
        reception.empty();
    }

    @Test
    void whatIsLateIsOnEveryScreenOfTheManagerKnownOnAllOfThemAndGivenToSomebodyWhoSeesIt() {
        var url = "http://localhost:" + port;
        var manager = Browsers.enter(browsers.desk("zh-CN"), url, "高峰");
        var other = Browsers.enter(browsers.desk("zh-CN"), url, "高峰");
        var guide = Browsers.enter(browsers.desk("zh-CN"), url, "王芳");
        isThere("wangfang");
        isThere("gaofeng");
        for (var page : List.of(manager, other)) {
            page.navigate(url + "/duty");
            assertThat(page.locator("live-board .live").first()).isVisible();
        }
        guide.navigate(url + "/tasks");
        var task = reception
                .as(
                        "suman",
                        () -> requests.request(
                                UUID.randomUUID(),
                                Request.of("DOCUMENT", null, Reception.room(2)).saying("知情书")))
                .subject();
        var row = "[data-id='task:" + task + "']";
        assertThat(other.locator(row)).hasCount(0);
        jdbc.sql("UPDATE task SET due = now() - interval '5 minutes' WHERE id = ?")
                .param(task.value())
                .update();
        jdbc.sql("SELECT pg_notify('jiezhen', ?)")
                .param("task:" + task)
                .query((_, _) -> true)
                .single();
        for (var page : List.of(manager, other)) {
            assertThat(page.locator(row)).isVisible();
        }

        manager.locator(row + " .tk").click();
        manager.locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText("我知悉"))
                .click();
        assertThat(other.locator(row)).containsText("高峰");

        other.locator(row + " .tk").click();
        other.locator("vaadin-dialog vaadin-combo-box input").fill("王芳");
        other.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("王芳"))
                .click();
        other.locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText("派给"))
                .click();
        assertThat(manager.locator(row)).containsText("王芳");
        assertThat(guide.locator("[data-id='" + task + "']")).isVisible();
        reception.as("wangfang", () -> tasks.done(UUID.randomUUID(), task));
        assertThat(manager.locator(row)).hasCount(0);
        assertThat(other.locator(row)).hasCount(0);
    }

    @Test
    void whoeverSignsOutHandsTheGuestOverFirstAndGoesWhenTheColleagueHasAccepted() {
        var url = "http://localhost:" + port;
        var guide = Browsers.enter(browsers.desk("zh-CN"), url, "王芳");
        var manager = Browsers.enter(browsers.desk("zh-CN"), url, "高峰");
        isThere("wangfang");
        isThere("gaofeng");
        var guest = reception
                .as(
                        "wangfang",
                        () -> reception.desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        // On a board that shows the row itself there would be no banner.
        manager.navigate(url + "/tasks");
        guide.locator(".me button", new Page.LocatorOptions().setHasText("退出")).click();
        assertThat(guide).hasURL(url + "/hand-over");
        var row = guide.locator("[data-id='GUEST:" + guest + "']");
        assertThat(row).isVisible();
        guide.locator(".handover-tools input").fill("高峰");
        guide.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("高峰"))
                .click();
        guide.locator(".handover-tools vaadin-button", new Page.LocatorOptions().setHasText("高峰"))
                .click();
        assertThat(row).containsText("高峰");
        var accept = manager.locator(".banners .notice [data-act=ACCEPT]");
        Browsers.answer(accept);
        assertThat(row).hasCount(0);
        guide.locator(".handover-foot vaadin-button").click();
        assertThat(guide).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    private void isThere(String username) {
        reception.as(
                username, () -> duty.mine().isPresent() ? null : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
    }
}
