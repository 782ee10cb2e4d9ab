package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.RunningPortal;
import org.jiezhen.TestClock;
import org.jiezhen.wall.DeviceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A wall in the hall, and the people who make it speak: each in a browser of their own. */
@RunningPortal
@InEveryBrowser
class WallJourneyTest {

    @Parameter
    Browsers.Kind kind;

    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(15_000);
    private static final Pattern WHOLE_TICKET = Pattern.compile("A\\d{3}");

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    TestClock clock;

    private Browsers browsers;
    private Page wall;
    private DeviceId device;

    @BeforeEach
    void aWallInTheHall() {
        browsers = new Browsers(kind);
        reception.empty();
        wall = browsers.wall("zh-CN", false);
        device = paired(wall);
    }

    @AfterEach
    void everythingHadWordsAndNobodysScriptFailed() {
        clock.reset();
        try (var _ = browsers) {
            assertThat(wall.locator("body")).not().containsText("!{");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private DeviceId paired(Page screen) {
        return paired(screen, "8 层大厅");
    }

    private DeviceId paired(Page screen, String name) {
        screen.navigate(url() + "/wall");
        assertThat(screen.locator(".code")).not().isEmpty();
        var id = reception.pair(screen.locator(".code").innerText(), name);
        assertThat(screen.locator(".wall-foot .live")).isVisible();
        return id;
    }

    @Test
    void aScreenIsPairedByTheCodeItShowsAndAnotherAdministratorSeesIt() {
        var corridor = "9 层走廊 " + kind;
        var screen = browsers.wall("en-GB", true);
        screen.navigate(url() + "/wall");
        var admin = Browsers.enter(browsers.desk("zh-CN"), url(), "程远", "/admin/devices");
        var other = Browsers.enter(browsers.desk("en-GB"), url(), "程远", "/admin/devices");
        assertThat(other.getByText("Announcements").first()).isVisible();

        admin.getByRole(AriaRole.BUTTON, named("配对屏幕")).click();
        var dialog = admin.locator("vaadin-dialog[opened]");
        dialog.locator("input").nth(0).fill("ABC123");
        dialog.locator("input").nth(1).fill(corridor);
        dialog.getByRole(AriaRole.BUTTON, in("配对")).click();
        assertThat(dialog).containsText("没有屏幕正在显示这个配对码");
        assertThat(dialog.locator("input").nth(1)).hasValue(corridor);
        dialog.locator("input").nth(0).fill(screen.locator(".code").innerText().toLowerCase(Locale.ROOT));
        dialog.getByRole(AriaRole.BUTTON, in("配对")).click();

        assertThat(screen.locator(".wall-foot .live")).isVisible();
        assertThat(screen.locator(".plate")).containsText("Nobody is being called");
        assertThat(row(other, corridor)).hasCount(1, SOON);
        assertThat(row(other, corridor)).containsText("Connected");
        reception.as(Reception.ADMIN, () -> reception.walls.post(Reception.key(), "明天停诊", "Closed tomorrow", null));
        assertThat(row(other, "明天停诊")).containsText("Closed tomorrow");
        Browsers.picture(admin, "walls-zh");
        Browsers.picture(other, "walls-en");
        assertThat(admin.locator("body")).not().containsText("!{");
        assertThat(other.locator("body")).not().containsText("!{");
    }

    @Test
    @InFirefoxToo
    void aGuideCallsATicketFromTheBoardAndTheWallSaysItUntilTheCustomerIsThere() {
        var visit = reception.waits("赵敏", "13800138000", false);
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷");
        assertThat(wall.locator(".wait li")).hasCount(1, SOON);

        row(desk, visit.label())
                .getByRole(AriaRole.BUTTON, in("叫号 " + visit.label()))
                .click();
        assertThat(desk.locator("vaadin-dialog[opened] .call-places").first()).isVisible();
        Browsers.picture(desk, "call-zh");
        desk.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, in("叫到这里 8 号咨询室"))
                .click();

        assertThat(wall.locator(".plate .tk")).hasText(visit.label());
        assertThat(wall.locator(".plate .to b")).hasText("8 号咨询室");
        assertThat(wall.locator(".rooms li").nth(7)).containsText("预留");
        assertThat(wall.locator(".wait li")).hasCount(0, SOON);
        assertThat(row(desk, visit.label())).containsText("已叫号");

        act(desk, visit.label(), "没有来");
        assertThat(wall.locator(".last .absent")).containsText(visit.label());
        act(desk, visit.label(), "再叫一次");
        assertThat(wall.locator(".plate .tk")).hasText(visit.label());
        assertThat(row(desk, visit.label())).containsText("第 2 次");
        Browsers.picture(desk, "called-zh");
        act(desk, visit.label(), "重新排队");
        assertThat(wall.locator(".wait li")).containsText(visit.label());

        reception.call(visit, 8);
        act(desk, visit.label(), "来了，带过去");
        assertThat(row(desk, visit.label())).containsText("8 号咨询室");
        assertThat(wall.locator(".last li")).containsText(visit.label());
        assertThat(wall.locator(".rooms li").nth(7)).containsText("使用中");
        assertThat(wall.locator(".plate.quiet")).isVisible();
    }

    @Test
    @InChromium
    void nothingOfACanaryReachesTheWallAndTheSameProbeFindsItOnTheDesksBoard() {
        var canaries = List.of("金丝雀甲", "7391", "保密");
        var screen = browsers.wall("zh-CN", false);
        var onTheWall = browsers.listen(screen);
        paired(screen);
        var desk = browsers.desk("zh-CN");
        var onTheDesk = browsers.listen(desk);
        Browsers.enter(desk, url(), "李婷");
        assertThat(desk.locator("live-board .live")).isVisible();

        // In the first JSON, and in what is pushed later; alive, called, missed, led to a room, and discreet.
        var shown = reception.waits("金丝雀甲", "13800137391", false);
        var discreet = reception.waits("金丝雀甲", "13800137391", true);
        reception.call(shown, 7);
        assertThat(screen.locator(".plate .tk")).hasText(shown.label());
        reception.as(Reception.DESK, () -> reception.calls.absent(Reception.key(), shown.subject()));
        assertThat(screen.locator(".last .absent")).containsText(shown.label());
        assertThat(row(desk, shown.label())).containsText("金丝雀甲");
        assertThat(row(desk, discreet.label())).containsText("贵宾");
        screen.reload();
        assertThat(screen.locator(".last .absent")).containsText(shown.label());
        desk.reload();
        assertThat(row(desk, shown.label())).containsText("金丝雀甲");
        reception.set("NAMES", true);
        assertThat(screen.locator(".last .absent .nm")).hasText("金*");

        assertThat(String.join("\n", onTheDesk))
                .contains(canaries)
                .contains(shown.subject().toString());
        assertThat(String.join("\n", onTheWall))
                .contains(shown.label())
                .doesNotContain(discreet.label())
                .doesNotContain(shown.subject().toString(), discreet.subject().toString());
        for (var canary : canaries) {
            assertThat(String.join("\n", onTheWall)).doesNotContain(canary);
        }
        assertThat(screen.title()).doesNotContain("A0");
    }

    @Test
    void aWallThatAnAdministratorSwitchesOffIsEmptyWithinFiveSecondsAndItsReloadRefused() {
        var corridor = "11 层走廊 " + kind;
        var screen = browsers.wall("zh-CN", false);
        var id = paired(screen, corridor);
        var visit = reception.waits(null, null, false);
        reception.call(visit, 6);
        assertThat(screen.locator(".plate .tk")).hasText(visit.label());
        screen.evaluate(
                "() => { const board = document.querySelector('wall-board'); const leave = board.leave.bind(board);"
                        + " board.leave = () => { sessionStorage.setItem('told', '1'); leave(); }; }");
        var admin = Browsers.enter(browsers.desk("zh-CN"), url(), "程远", "/admin/devices");
        row(admin, corridor).locator("button").click();
        assertThat(admin.locator("vaadin-confirm-dialog")).containsText(corridor);

        var before = Instant.now();
        admin.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]")
                .click();
        assertThat(screen.locator("main[data-state=REVOKED]")).isVisible();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(screen.evaluate("sessionStorage.getItem('told')")).isEqualTo("1");
        assertThat(screen.content()).doesNotContainPattern(WHOLE_TICKET);
        assertThat(screen.reload().status()).isEqualTo(403);
        assertThat(screen.content()).doesNotContainPattern(WHOLE_TICKET);
        assertThat(wall.locator(".plate .tk")).hasText(visit.label());

        reception.as(Reception.ADMIN, () -> reception.walls.letGo(id));
        assertThat(screen.locator(".code")).hasText(Pattern.compile("[A-Z2-9]{3} [A-Z2-9]{3}"));
    }

    @Test
    @InChromium
    void aRevokedWallWhosePageWillNotLeaveHasItsSocketClosedWithinFiveSecondsAndIsSentNothingMore() {
        var sockets = new ArrayList<WebSocket>();
        var screen = browsers.wall("zh-CN", false);
        var received = browsers.listen(screen);
        screen.onWebSocket(sockets::add);
        var id = paired(screen);
        assertThat(sockets).isNotEmpty();
        screen.evaluate("() => { document.querySelector('wall-board').leave = () => {}; }");
        // It cannot load anything else either: the page that was let in stays.
        screen.route("**/wall*", route -> route.abort("aborted"));
        received.clear();

        var before = Instant.now();
        reception.as(Reception.ADMIN, () -> reception.walls.revoke(id));
        screen.waitForCondition(() -> sockets.stream().allMatch(WebSocket::isClosed));

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        var visit = reception.waits(null, null, false);
        reception.call(visit, 6);
        assertThat(wall.locator(".plate .tk")).hasText(visit.label());
        assertThat(screen.locator("wall-board")).hasCount(1);
        assertThat(String.join("\n", received)).doesNotContain(visit.label());
        assertThat(screen.locator(".plate .tk")).hasCount(0);
    }

    @Test
    void aWallsPageCannotAskForAnotherView() {
        wall.evaluate("() => { history.pushState({}, '', 'arrivals');"
                + " window.dispatchEvent(new PopStateEvent('popstate', { state: { idx: 1 } })); }");
        wall.evaluate("""
                () => { const client = Object.values(window.Vaadin.Flow.clients).find(c => c.sendEventMessage);
                  client?.sendEventMessage(1, 'ui-navigate',
                    { route: 'password', query: '', appShellTitle: '', historyState: { idx: 2 }, trigger: '' }); }""");

        assertThat(wall.locator("live-board, vaadin-password-field")).hasCount(0);
        wall.navigate(url() + "/arrivals");
        assertThat(wall.locator("h1")).hasText("403");
        wall.navigate(url() + "/wall");
        assertThat(wall.locator(".wall-foot .live")).isVisible();
    }

    @Test
    void callsAreSpokenOneAfterAnotherInBothLanguagesTwice() {
        reception.set("VOICE", true);
        var screen = browsers.wall("zh-CN", false);
        screen.addInitScript("""
                window.spoken = []; window.atOnce = 0; let now = 0;
                window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
                Object.defineProperty(window, 'speechSynthesis', { value: {
                  getVoices: () => [],
                  cancel() {},
                  speak(u) {
                    now++; window.atOnce = Math.max(window.atOnce, now); window.spoken.push(u.lang + ' ' + u.text);
                    setTimeout(() => { now--; u.onend(); }, 100);
                  } } });""");
        paired(screen);
        var first = reception.waits(null, null, false);
        var second = reception.waits(null, null, false);
        reception.call(first, 1);
        reception.call(second, 2);

        screen.waitForFunction("() => window.spoken.length === 8");
        @SuppressWarnings("unchecked")
        var spoken = (List<String>) screen.evaluate("() => window.spoken");
        assertThat(spoken.subList(0, 4)).allMatch(text -> text.contains("1 号咨询室") || text.contains("room 1"));
        assertThat(spoken.subList(4, 8)).allMatch(text -> text.contains("2 号咨询室") || text.contains("room 2"));
        assertThat(spoken.stream().map(text -> text.substring(0, 5)))
                .containsExactly("zh-CN", "en-GB", "zh-CN", "en-GB", "zh-CN", "en-GB", "zh-CN", "en-GB");
        assertThat(spoken.getFirst()).contains("请" + inChinese(first.label()) + "号");
        assertThat(screen.evaluate("() => window.atOnce")).isEqualTo(1);

        screen.waitForFunction("() => JSON.parse(sessionStorage.getItem('jz.wall.spoken')).length === 2");

        screen.reload();
        assertThat(screen.locator(".plate")).hasCount(2, SOON);
        reception.as(Reception.DESK, () -> reception.calls.again(Reception.key(), second.subject()));
        screen.waitForFunction("() => window.spoken.length === 4");
        assertThat(screen.evaluate("() => window.spoken.every(text => /2 号|room 2/.test(text))"))
                .as("what was heard before a reload is not said again")
                .isEqualTo(true);
    }

    /** Digit by digit: A105 is A一零五. */
    private static String inChinese(String ticket) {
        return ticket.chars()
                .mapToObj(c ->
                        Character.isDigit(c) ? "零一二三四五六七八九".substring(c - '0', c - '0' + 1) : Character.toString(c))
                .collect(Collectors.joining());
    }

    @Test
    void afterAPowerCutTheScreenComesBackByItself() {
        var screen = browsers.wall("zh-CN", false);
        paired(screen);
        var context = screen.context();
        var token = context.cookies().stream()
                .filter(cookie -> cookie.name.equals("jz-wall"))
                .toList();
        assertThat(token).hasSize(1);
        assertThat(token.getFirst().expires)
                .as("kept by the browser through a power cut")
                .isGreaterThan(Instant.now().plus(Duration.ofDays(300)).getEpochSecond());

        // The screen loses power: what it had in its memory is gone, what stood in its cookie jar is not.
        screen.close();
        context.clearCookies();
        context.addCookies(token);
        // Its former self is taken for alive until it has been silent for a while.
        clock.advance(Duration.ofSeconds(30));
        var again = context.newPage();
        again.navigate(url() + "/wall");

        assertThat(again.locator(".wall-foot .live")).isVisible();
    }

    @Test
    void aScreenWhoseSessionWentBeforeItsPageHadBegunIsNotAskedToSignInAndComesBackByItself() {
        // Its page complains of the beginning that it was refused.
        try (var alone = new Browsers()) {
            var screen = alone.wall("zh-CN", false);
            paired(screen);
            var begun = new AtomicInteger();
            screen.route("**/*v-r=init*", route -> {
                if (begun.getAndIncrement() == 0) {
                    screen.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
                }
                route.resume();
            });
            screen.reload();
            screen.waitForCondition(() -> begun.get() > 0);
            // Its former self is taken for alive until it has been silent for a while.
            clock.advance(Duration.ofSeconds(30));

            assertThat(screen.locator(".wall-foot .live")).isVisible();
            assertThat(screen).hasURL(url() + "/wall");
        }
    }

    @Test
    void theScreenIsKeptAwakeAlsoAfterItWasHidden() {
        var screen = browsers.wall("zh-CN", false);
        screen.addInitScript("""
                window.awake = 0;
                Object.defineProperty(navigator, 'wakeLock', { value: {
                  request: async kind => { window.awake += kind === 'screen' ? 1 : 0; return { release: async () => {} }; } } });""");
        paired(screen);
        assertThat(screen.evaluate("window.awake")).isEqualTo(1);

        screen.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(screen.evaluate("window.awake")).isEqualTo(2);
    }

    @Test
    void theWallDoesNotGrowOverThousandsOfChanges() {
        var grown = (List<?>) wall.evaluate("""
                async () => {
                  const board = document.querySelector('wall-board');
                  const settled = async () => { await board.updateComplete; await new Promise(requestAnimationFrame); };
                  const measure = () => [document.querySelectorAll('*').length, sessionStorage.getItem('jz.wall.spoken').length];
                  let v = board.version;
                  const turn = async n => {
                    const id = 'x' + n % 40, call = n % 3 === 0;
                    board.p({ v: ++v, set: [{ id: (call ? 'C' : 'W') + id, k: call ? 'CALL' : 'WAIT', tk: 'A' + (100 + n % 40), n,
                      st: call ? 'CALLED' : undefined, tx: call ? { zh: '1 号咨询室', en: 'Room 1' } : undefined, fl: 8, s: Date.now() }],
                      del: [(call ? 'W' : 'C') + id] });
                    if (n % 50 === 0) await settled();
                  };
                  for (let n = 0; n < 1000; n++) await turn(n);
                  await settled();
                  const before = measure();
                  for (let n = 0; n < 3000; n++) await turn(n);
                  for (let n = 0; n < 1000; n++) await turn(n);
                  await settled();
                  return [before, measure(), board.fresh.size];
                }""");

        // A page of a list may hold a few rows more or less.
        var before = (List<?>) grown.get(0);
        var after = (List<?>) grown.get(1);
        assertThat(((Number) after.get(0)).intValue()).isLessThan(((Number) before.get(0)).intValue() + 50);
        assertThat(((Number) after.get(1)).intValue()).isLessThan(((Number) before.get(1)).intValue() + 50);
        wall.waitForFunction("() => document.querySelector('wall-board').fresh.size === 0");
        wall.reload();
        assertThat(wall.locator(".wall-foot .live")).isVisible();
    }

    private void act(Page desk, String ticket, String button) {
        assertThat(desk.locator("vaadin-dialog[opened]")).hasCount(0, SOON);
        row(desk, ticket).locator(".tk").click();
        desk.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, in(button))
                .click();
    }

    private static Locator row(Page page, String text) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
