package org.jiezhen.figures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.sales.Buyers;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who wins and why, with the rows behind a figure. */
class FiguresWalks implements Walks {

    private final Buyers buyers;

    FiguresWalks(AutowireCapableBeanFactory beans) {
        this.buyers = beans.createBean(Buyers.class);
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/figures/conversion", this::conversion));
    }

    private void conversion(Walker walker) {
        var visit = buyers.consulted("吴婧雪").subject();
        buyers.closed(visit, "RT-101");
        buyers.leaves(visit);
        var manager = walker.open(walker.manager(), "/figures/conversion");
        manager.locator(".cross-table.figures button").first().click();
        assertThat(manager.locator(".cross-table.plain").first()).isVisible();
        walker.look(manager, "who wins, with the rows");
    }
}
