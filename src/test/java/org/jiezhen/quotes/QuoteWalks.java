package org.jiezhen.quotes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.BusinessTime;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A quote that is written, marked on the picture, read and turned to the guest; a discount that waits for approval. */
class QuoteWalks implements Walks {

    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000278");
    private static final PlaceId OTHER = PlaceId.of("00000000-0000-4000-8000-000000000279");
    private static final PlaceId THIRD = PlaceId.of("00000000-0000-4000-8000-000000000277");

    private final QuoteGuests guests;

    QuoteWalks(AutowireCapableBeanFactory beans) {
        guests = beans.createBean(QuoteGuests.class);
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/quote/:day/:ticket", this::quote),
                new Walk("/quote/guest", this::guest),
                new Walk("/approvals", this::approvals));
    }

    private static String address(String ticket) {
        return "/quote/" + BusinessTime.day(Instant.now()) + "/" + ticket;
    }

    private void quote(Walker walker) {
        var visit = guests.with("xulan", "吴婧怡", ROOM);
        guests.written("xulan", visit.subject(), 0, 0, "SK-101", "RT-101");
        guests.written("xulan", visit.subject(), 1, 200, "SK-101", "RT-101", "RT-102");
        var page = walker.open(walker.person("许岚"), address(visit.label()));
        assertThat(page.locator(".quote-line[role=group]")).hasCount(3);
        walker.look(page, "a quote as it is written");
        page.locator(".quote-buttons button").first().click();
        Walker.dialog(page);
        walker.look(page, "where it is done");
        Walker.putAway(page);
        page.locator("live-board [data-id]").first().click();
        Walker.dialog(page);
        walker.look(page, "a version");
        Walker.putAway(page);
    }

    private void guest(Walker walker) {
        var visit = guests.with("xulan", "吴婧诗", OTHER);
        guests.written("xulan", visit.subject(), 0, 0, "RT-101", "RT-102");
        var page = walker.open(walker.person("许岚"), address(visit.label()));
        Walker.button(page, "给顾客看").click();
        Walker.dialog(page);
        walker.look(page, "before it is turned round");
        Walker.button(page, "转过去").click();
        assertThat(page.locator(".quote-guest-page")).isVisible();
        walker.look(page, "a quote before the guest");
        Walker.button(page, "看好了，交还").click();
        assertThat(page.locator(".quote-guest-over")).isVisible();
        walker.look(page, "a quote handed back");
        unlock(page);
    }

    private static void unlock(Page page) {
        page.locator(".quote-guest-staff").click();
        page.locator(".locked .unlock button").click();
        assertThat(page.locator("live-board")).isVisible();
    }

    private void approvals(Walker walker) {
        var visit = guests.with("xulan", "吴婧文", THIRD);
        guests.written("xulan", visit.subject(), 0, 200, "RT-101", "RT-102");
        guests.asked("xulan", visit.subject(), 1);
        var manager = walker.open(walker.manager(), "/approvals");
        var row = manager.locator("live-board [data-id='" + visit.subject() + "']");
        assertThat(row).isVisible();
        walker.look(manager, "discounts that wait");
        row.click();
        Walker.dialog(manager);
        walker.look(manager, "a discount that waits");
        Walker.putAway(manager);
        var admin = walker.open(walker.admin(), "/approvals");
        Walker.button(admin, "各角色的限额…").click();
        Walker.dialog(admin);
        walker.look(admin, "limits of discounts");
    }
}
