package org.jiezhen.outcomes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The tree of reasons for which there is no deal, and one that is written. */
class OutcomeWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/no-deal-reasons", OutcomeWalks::reasons));
    }

    private static void reasons(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/no-deal-reasons");
        assertThat(manager.locator("live-board [data-id='PRICE']")).isVisible();
        walker.look(manager, "why there is no deal");
        manager.locator("live-board [data-id='PRICE']").click();
        Walker.dialog(manager);
        walker.look(manager, "a reason is written");
    }
}
