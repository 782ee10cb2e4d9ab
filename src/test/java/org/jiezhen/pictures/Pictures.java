package org.jiezhen.pictures;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.People;
import org.jiezhen.PortalApplication;
import org.jiezhen.TestClock;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.journeys.Browsers;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.simulation.Morning;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.wall.WallAdministration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes the pictures that the documents show, in both languages, from one moment of a played morning: whoever changes a
 * screen takes them anew with one command.
 */
public final class Pictures implements AutoCloseable {

    private static final long SEED = 4;
    private static final Instant OPENING = Instant.parse("2026-11-24T00:25:00Z");
    private static final Duration PLAYED = Duration.ofMinutes(60);
    private static final String BEAT = "/live/beat";
    private static final Pattern TRIAGE = Pattern.compile("^(分诊|Triage)");
    private static final List<String> LOCALES = List.of("zh-CN", "en-GB");

    private Path folder;
    private final TestClock clock = new TestClock();
    private final ServletWebServerApplicationContext house;
    private final Browsers browsers = new Browsers();

    private Pictures(Path folder) {
        this.folder = folder;
        clock.set(OPENING);
        var application = new SpringApplication(PortalApplication.class);
        application.addInitializers(new TestDatabase(), started -> {
            var beans = (GenericApplicationContext) started;
            beans.registerBean(People.class);
            beans.registerBean(TestClock.class, () -> clock, bean -> bean.setPrimary(true));
        });
        house = (ServletWebServerApplicationContext) application.run(
                "--portal.house=demo",
                "--portal.demo.bookings=true",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=-1",
                "--logging.level.root=warn");
    }

    private String url() {
        return "http://localhost:"
                + Objects.requireNonNull(house.getWebServer()).getPort();
    }

    private void take() {
        awaitBookings();
        var here = Morning.play(house, SEED, PLAYED, Pictures::isTelling);
        var called = here.stream().filter(Pictures::isCalled).findFirst().orElseThrow();
        for (var locale : LOCALES) {
            var wall = wall(locale);
            shown(wall.locator(".plate .tk"), "wall", locale, wall);
            var manager = Browsers.enter(browsers.desk(locale), url(), "高峰");
            look(manager, "arrivals", "live-board tbody tr", "arrivals-desk", locale);
            look(manager, "bookings", "live-board tbody tr", "bookings-desk", locale);
            var ticket = called.ticket();
            look(manager, "visit/" + ticket.day() + "/" + ticket.text(), ".ev", "journey-desk", locale);
            look(manager, "rooms", "room-plan [data-id]", "rooms-desk", locale);
            var desk = Browsers.enter(browsers.desk(locale), url(), "李婷");
            var asked = firstOf(
                    here, WaitingReason.AWAITING_TRIAGE, WaitingReason.INTAKE, WaitingReason.AWAITING_CONSULTATION);
            intake(desk, asked, locale);
            triage(desk, asked, locale);
            var phone = Browsers.enter(browsers.phone(locale), url(), "高峰");
            look(phone, "tasks", "live-board", "tasks-phone", locale);
            var guide = Browsers.enter(browsers.phone(locale), url(), "刘悦");
            look(guide, "arrive", ".seats .f", "arrive-phone", locale);
            look(guide, "arrivals", "live-board .q", "arrivals-phone", locale);
        }
    }

    /** The form, with whatever has been filled of it. */
    private void intake(Page desk, VisitFact guest, String locale) {
        desk.navigate(
                url() + "/intake/" + guest.ticket().day() + "/" + guest.ticket().text());
        var begin = desk.locator(".intake-join .btn");
        var fields = desk.locator(".intake-page [data-field]").first();
        begin.or(fields).first().waitFor();
        if (begin.count() > 0) {
            begin.click();
        }
        shown(fields, "intake-desk", locale, desk);
    }

    /** Who is to receive a guest, in the dialog in which that is decided. */
    private void triage(Page desk, VisitFact guest, String locale) {
        desk.navigate(url() + "/arrivals");
        desk.locator("[data-id='" + guest.visit() + "'] .tk").click();
        desk.locator("vaadin-dialog[opened]").getByText(TRIAGE).first().click();
        shown(desk.locator(".candidates .row").nth(1), "triage-desk", locale, desk);
    }

    private static VisitFact firstOf(List<VisitFact> here, String... reasons) {
        return Stream.of(reasons)
                .flatMap(reason -> here.stream().filter(visit -> visit.reason().is(reason)))
                .findFirst()
                .orElseThrow();
    }

    /** The plan of the rooms in the morning as it is; with every room in use; and with what somebody has to look at. */
    private void plans(Path into) {
        folder = into;
        var plan = new Plan(house);
        pictures("rooms-calm", List.of(1440, 1280, 390));
        plan.fill();
        pictures("rooms-full", List.of(1440, 390));
        plan.contradict();
        pictures("rooms-wrong", List.of(1440, 390));
    }

    private void pictures(String name, List<Integer> widths) {
        for (var locale : LOCALES) {
            for (var width : widths) {
                var page = Browsers.enter(
                        width < 800 ? browsers.phone(locale) : browsers.desk(locale), url(), width < 800 ? "刘悦" : "高峰");
                if (width == 1280) {
                    page.setViewportSize(1280, 800);
                }
                look(page, "rooms", "room-plan [data-id]", name + "-" + width, locale);
                page.close();
            }
        }
    }

    private void awaitBookings() {
        var jdbc = house.getBean(JdbcClient.class);
        org.jiezhen.Eventually.holds(
                "the sample's bookings",
                () -> jdbc.sql("SELECT count(*) FROM booking")
                                .query(Integer.class)
                                .single()
                        > 100);
    }

    private Page wall(String locale) {
        var page = browsers.wall(locale, false);
        page.navigate(url() + "/wall");
        var code = page.locator(".code");
        code.filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\S")))
                .waitFor();
        var people = house.getBean(People.class);
        people.as("chengyuan", () -> house.getBean(WallAdministration.class)
                .pair(UUID.randomUUID(), code.innerText(), "8 " + locale));
        page.waitForResponse(response -> response.url().contains(BEAT), () -> page.locator(".wall-foot .live")
                .waitFor());
        return page;
    }

    /** Whether the house shows what the portal is for: many, one called, one who is asked. */
    private static boolean isTelling(List<VisitFact> here) {
        return here.size() >= 8
                && here.stream().anyMatch(Pictures::isCalled)
                && here.stream()
                        .anyMatch(visit -> visit.reason().is(WaitingReason.AWAITING_TRIAGE)
                                || visit.reason().is(WaitingReason.INTAKE));
    }

    private static boolean isCalled(VisitFact visit) {
        return visit.call() != null && visit.call().status() == Status.CALLED;
    }

    private void look(Page page, String path, String part, String name, String locale) {
        // Only from its first beat on a page knows what time it is in this house.
        page.waitForResponse(response -> response.url().contains(BEAT), () -> page.navigate(url() + "/" + path));
        shown(page.locator(part).first(), name, locale, page);
    }

    private void shown(Locator part, String name, String locale, Page page) {
        part.first().waitFor();
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        // The clocks of the page go by this house's time from the tick after the first beat on.
        var hour = DateTimeFormatter.ofPattern("HH:").format(clock.instant().atZone(BusinessTime.ZONE));
        page.waitForFunction(
                "hour => [...document.querySelectorAll('.live')].some(live => live.textContent.includes(hour))", hour);
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(folder.resolve(name + "-" + locale.substring(0, 2) + ".png")));
    }

    @Override
    public void close() {
        browsers.close();
        house.close();
    }

    /**
     * @param args the folder that the pictures go to; then {@code --plans} and a second one, for whoever wants to look at
     *     the plan of the rooms in all its states and sizes
     */
    public static void main(String[] args) {
        try (var pictures = new Pictures(Path.of(args[0]))) {
            pictures.take();
            if (args.length == 3 && args[1].equals("--plans")) {
                pictures.plans(Path.of(args[2]));
            }
        }
        // Whatever the house has started ends with it.
        System.exit(0);
    }
}
