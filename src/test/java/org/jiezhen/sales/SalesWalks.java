package org.jiezhen.sales;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The orders that stand, and the rule by which they are credited. */
class SalesWalks implements Walks {

    private final Buyers buyers;

    SalesWalks(AutowireCapableBeanFactory beans) {
        this.buyers = beans.createBean(Buyers.class);
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/orders", this::orders));
    }

    private void orders(Walker walker) {
        var visit = buyers.consulted("吴婧雯");
        buyers.closed(visit.subject(), "RT-101");
        buyers.leaves(visit.subject());
        var manager = walker.open(walker.manager(), "/orders");
        assertThat(manager.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(visit.label()))
                        .first())
                .isVisible();
        walker.look(manager, "orders");
        Walker.button(manager, "Rule of credit").click();
        Walker.dialog(manager);
        walker.look(manager, "the rule of credit");
    }
}
