package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jiezhen.TestClock;
import org.jiezhen.staff.OpenPages.Pages;
import org.jiezhen.staff.OpenPages.Word;
import org.junit.jupiter.api.Test;

/** A session says nothing of its person; pages do. */
class OpenPagesTest {

    private final StaffId guide = StaffId.random();
    private final TestClock clock = new TestClock();
    private final OpenPages pages = new OpenPages(Duration.ofSeconds(60), clock);

    @Test
    void whoHasClosedTheBrowserIsAwayWithinAMinuteAndNotBefore() {
        assertThat(pages.of(guide)).as("no page ever said anything").isNull();
        pages.says(guide, "first", Word.SEEN);
        pages.says(guide, "first", Word.BYE);
        pages.says(guide, "first", Word.HIDDEN);
        clock.advance(Duration.ofSeconds(50));
        assertThat(pages.of(guide)).as("it may only be loaded anew").isEqualTo(Pages.OPEN);

        clock.advance(Duration.ofSeconds(20));

        assertThat(pages.of(guide)).isEqualTo(Pages.GONE);
    }

    @Test
    void aPageThatFallsSilentThoughItWasLookedAtHasGone() {
        pages.says(guide, "first", Word.SEEN);
        clock.advance(Duration.ofSeconds(70));

        assertThat(pages.of(guide)).isEqualTo(Pages.GONE);
    }

    @Test
    void aTelephoneThatGoesDarkOnTheWaySaysSoFirstAndKeepsItsPerson() {
        pages.says(guide, "telephone", Word.HIDDEN);
        clock.advance(Duration.ofMinutes(30));

        assertThat(pages.of(guide)).isEqualTo(Pages.HIDDEN);
    }

    @Test
    void onePageThatIsOpenIsEnough() {
        pages.says(guide, "desk", Word.SEEN);
        pages.says(guide, "other", Word.BYE);
        clock.advance(Duration.ofSeconds(70));
        pages.says(guide, "desk", Word.SEEN);

        assertThat(pages.of(guide)).isEqualTo(Pages.OPEN);
    }

    @Test
    void aThousandPagesAreNotRemembered() {
        for (var n = 0; n < 1000; n++) {
            pages.says(guide, "page" + n, Word.HIDDEN);
        }
        pages.says(guide, "page0", Word.BYE);
        clock.advance(Duration.ofSeconds(70));

        assertThat(pages.of(guide)).isEqualTo(Pages.HIDDEN);
    }
}
