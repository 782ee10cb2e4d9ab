package org.jiezhen.prices;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The price list, an item and its prices, and a file of them. */
class PriceWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/prices", this::prices), new Walk("/admin/prices/import", this::imports));
    }

    private void prices(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/prices");
        var row = admin.locator("live-board [data-id]").filter(new Locator.FilterOptions().setHasText("IN-101"));
        assertThat(row).isVisible();
        walker.look(admin, "the price list");
        row.click();
        Walker.dialog(admin);
        walker.look(admin, "an item is written");
        var consultant = walker.open(walker.person("苏曼"), "/admin/prices");
        consultant
                .locator("live-board [data-id]")
                .filter(new Locator.FilterOptions().setHasText("IN-101"))
                .click();
        Walker.dialog(consultant);
        walker.look(consultant, "all prices of an item");
    }

    private void imports(Walker walker) {
        var admin = walker.open(walker.admin(), "/admin/prices/import");
        assertThat(admin.locator("vaadin-upload")).isVisible();
        walker.look(admin, "a file of prices");
    }
}
