package org.jiezhen.duty;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** Who is on duty. */
class DutyWalks implements Walks {

    private final Duty duty;
    private final People people;

    DutyWalks(Duty duty, People people) {
        this.duty = duty;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/on-duty", this::there));
    }

    private void there(Walker walker) {
        // In another language, or another browser, somebody has walked here before.
        people.as(
                "zhaoyu",
                () -> duty.mine()
                                .filter(said -> said.state() == DutyState.ON_DUTY)
                                .isPresent()
                        ? null
                        : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
        var guide = walker.open(walker.desk(), "/on-duty");
        assertThat(guide.locator("live-board .iso, live-board .nm1").first()).isVisible();
        walker.look(guide, "on duty");
    }
}
