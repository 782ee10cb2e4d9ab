package org.jiezhen.oversight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;

/** What is wrong, and finding somebody for it. */
class OversightWalks implements Walks {

    private final FrontDesk desk;
    private final LeftBehind leftBehind;
    private final People people;

    OversightWalks(FrontDesk desk, LeftBehind leftBehind, People people) {
        this.desk = desk;
        this.leftBehind = leftBehind;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/duty", this::wrong), new Walk("/admin/escalation", this::rules));
    }

    private void wrong(Walker walker) {
        var guest = people.as(
                        "zhouying",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        leftBehind.by(people.id("zhouying").value(), "HOLDER_SIGNED_OUT");
        var manager = walker.open(walker.manager(), "/duty");
        assertThat(manager.locator("[data-id='alone:" + guest + "']")).isVisible();
        walker.look(manager, "what is wrong");
        manager.locator("[data-id='alone:" + guest + "'] .tk").click();
        Walker.dialog(manager);
        walker.look(manager, "somebody is found for it");
    }

    private void rules(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/escalation");
        assertThat(manager.locator("live-board [data-id]").first()).isVisible();
        walker.look(manager, "rules of escalation");
        manager.locator("body").press("n");
        Walker.dialog(manager);
        walker.look(manager, "a rule is written");
    }
}
