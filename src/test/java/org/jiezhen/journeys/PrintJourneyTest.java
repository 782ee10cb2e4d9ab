package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** When the network is to be cut, somebody prints what stands on the screen. */
@RunningPortal
class PrintJourneyTest {

    /** More than a screen holds, and more than a sheet. */
    private static final int CUSTOMERS = 45;

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Clock clock;

    private Browsers browsers;
    private Page desk;
    private Done<VisitId> first;

    @BeforeEach
    void somebodyIsHere() {
        browsers = new Browsers();
        reception.empty();
        first = reception.waits("顾清", "13911116601", false);
    }

    private void looksAt(String address) {
        desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", address);
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void aBoardIsPrintedWithAllItsRowsAndNothingToPress() {
        for (var n = 1; n < CUSTOMERS; n++) {
            reception.waits(null, null, false);
        }
        looksAt("/arrivals");
        assertThat(rows()).hasCount(CUSTOMERS);
        assertThat(desk.locator(".printed")).isHidden();

        var sheets = print();

        assertThat(sheets).isGreaterThan(1).isLessThan(6);
        assertThat(rows()).hasCount(CUSTOMERS);
        assertThat(rows().last()).isVisible();
        assertThat(desk.locator(".board-main > .scroll")).not().hasCSS("overflow-y", "auto");
        nothingIsCut();
        for (var pressed :
                new String[] {".shell > .nav", ".thumb", "arrivals-side", ".top .btn", ".board .do", ".find"}) {
            assertThat(desk.locator(pressed).locator("visible=true")).hasCount(0);
        }
        assertThat(desk.locator(".printed")).containsText("李婷");
        assertThat(desk.locator(".printed time"))
                .hasText(Pattern.compile(BusinessTime.day(clock.instant()) + " \\d\\d:\\d\\d:\\d\\d"));
    }

    @Test
    void aJourneyIsPrintedFromArrivalToNow() {
        reception.lead(first, 2);
        looksAt("/visit/" + BusinessTime.day(clock.instant()) + "/" + first.label());
        assertThat(desk.locator(".thread .ev").first()).isVisible();
        var events = desk.locator(".thread .ev").count();

        var sheets = print();

        assertThat(sheets).isEqualTo(1);
        assertThat(desk.locator(".thread .ev").locator("visible=true")).hasCount(events);
        assertThat(desk.locator(".vh .tk")).isVisible();
        assertThat(desk.locator("visit-timeline .btn").locator("visible=true")).hasCount(0);
        nothingIsCut();
    }

    private Locator rows() {
        return desk.locator("live-board [data-id]");
    }

    /** No box that holds the page together is lower than what is in it. */
    private void nothingIsCut() {
        assertThat((Boolean) desk.evaluate("""
                () => [...document.querySelectorAll('.shell, .view, .page, .board-main, .scroll, .journey-page, .tl')]
                    .every(box => box.scrollHeight <= box.clientHeight + 1 || getComputedStyle(box).overflowY === 'visible')
                """)).isTrue();
    }

    /** Gives the page to the printer, and looks at it from then on as paper does; answers how many sheets. */
    private int print() {
        var paper = new String(desk.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        return (int) Pattern.compile("/Type\\s*/Page\\b(?!s)")
                .matcher(paper)
                .results()
                .map(MatchResult::group)
                .count();
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
