package org.jiezhen.channels;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The tree of channels, and one that is written. */
class ChannelWalks implements Walks {

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/admin/channels", this::channels), new Walk("/admin/channels/import", this::imports));
    }

    private void channels(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/channels");
        assertThat(manager.locator("live-board [data-id='MEITUAN']")).isVisible();
        walker.look(manager, "the tree of channels");
        manager.locator("live-board [data-id='MEITUAN']").click();
        Walker.dialog(manager);
        walker.look(manager, "a channel is written");
    }

    private void imports(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/channels/import");
        assertThat(manager.locator("vaadin-upload")).isVisible();
        walker.look(manager, "a file of channels");
    }
}
