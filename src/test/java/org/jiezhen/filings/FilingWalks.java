package org.jiezhen.filings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** For what doctors are filed, and a filing that is ended. */
class FilingWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/filings", this::filings));
    }

    private void filings(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/filings");
        var row =
                manager.locator("live-board [data-id]").filter(new Locator.FilterOptions().setHasText("主诊 2022-0208"));
        assertThat(row).isVisible();
        walker.look(manager, "for what doctors are filed");
        row.click();
        Walker.dialog(manager);
        walker.look(manager, "a filing is ended");
    }
}
