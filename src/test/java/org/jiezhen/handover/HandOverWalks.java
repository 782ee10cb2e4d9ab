package org.jiezhen.handover;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;

/** What somebody has in hand who goes. */
class HandOverWalks implements Walks {

    private final FrontDesk desk;
    private final People people;

    HandOverWalks(FrontDesk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/hand-over", this::inHand));
    }

    private void inHand(Walker walker) {
        var guest = people.as(
                        "liting",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        var guide = walker.open(walker.desk(), "/hand-over");
        assertThat(guide.locator("[data-id='GUEST:" + guest + "']")).isVisible();
        walker.look(guide, "in hand");
        guide.locator(".handover-foot vaadin-button").click();
        Walker.dialog(guide);
        walker.look(guide, "still in hand");
    }
}
