package org.jiezhen.consult;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The consultant's day. */
class ConsultWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/consult", ConsultWalks::day));
    }

    private static void day(Walker walker) {
        var page = walker.open(walker.person("苏曼"), "/consult");
        assertThat(page.locator("live-board").first()).isVisible();
        walker.look(page, "a consultant's day");
    }
}
