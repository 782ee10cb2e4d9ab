package org.jiezhen.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** What can be ordered, and a panel that is written. */
class LabWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/panels", this::panels));
    }

    private void panels(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/panels");
        assertThat(manager.locator("live-board [data-id='panel:COAGULATION']")).isVisible();
        walker.look(manager, "what can be ordered");
        manager.locator("live-board [data-id='panel:COAGULATION']").click();
        Walker.dialog(manager);
        walker.look(manager, "a panel is written");
    }
}
