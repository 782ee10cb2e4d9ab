package org.jiezhen.consult;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jiezhen.People;
import org.jiezhen.journeys.Reception;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The consultant's day. */
class ConsultWalks implements Walks {

    private static final String SHENJIA = "shenjia";

    ConsultWalks(Reception reception, People people) {
        var guest = reception.waits("钟离晚", "13911116666", false);
        reception.as(
                Reception.LIFT, () -> reception.custody.offer(Reception.key(), guest.subject(), people.id(SHENJIA)));
        reception.as(SHENJIA, () -> reception.custody.accept(Reception.key(), guest.subject()));
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/consult", ConsultWalks::day));
    }

    private static void day(Walker walker) {
        var page = walker.open(walker.person("苏曼"), "/consult");
        assertThat(page.locator("live-board").first()).isVisible();
        walker.look(page, "a consultant's day");
        var with = walker.open(walker.person("沈佳"), "/consult");
        assertThat(with.locator(".consult-now .panel-foot")).isVisible();
        walker.look(with, "a consultant with a guest");
    }
}
