package org.jiezhen.triage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;

/** Triage of a guest, one's own turn, the rules and their draft, fairness, and who receives guests. */
class TriageWalks implements Walks {

    private final Triage triage;
    private final TriageLooks looks;
    private final FrontDesk desk;
    private final Duty duty;
    private final People people;

    TriageWalks(Triage triage, TriageLooks looks, FrontDesk desk, Duty duty, People people) {
        this.triage = triage;
        this.looks = looks;
        this.desk = desk;
        this.duty = duty;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/triage/mine", this::mine),
                new Walk("/triage/rules", this::rules),
                new Walk("/triage/fairness", this::fairness),
                new Walk("/admin/consultants", this::consultants),
                new Walk("triage of a guest", this::dialog));
    }

    private VisitId guest() {
        List.of("suman", "xulan")
                .forEach(one -> people.as(
                        one, () -> duty.mine().isPresent() ? "" : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY)));
        return people.as("liting", () -> desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject());
    }

    private void given() {
        var guest = guest();
        people.as("zhanglei", () -> {
            var look = looks.look(guest);
            return triage.assign(
                    UUID.randomUUID(),
                    new Press(
                            guest,
                            look.shown(),
                            look.choice().first().orElseThrow().who(),
                            null,
                            null));
        });
    }

    private void mine(Walker walker) {
        given();
        var page = walker.open(walker.person("苏曼"), "/triage/mine");
        assertThat(page.locator("live-board [data-row]").first()).isVisible();
        walker.look(page, "my turn");
    }

    private void rules(Walker walker) {
        var page = walker.open(walker.manager(), "/triage/rules");
        assertThat(page.locator(".triage-rules ol li").first()).isVisible();
        walker.look(page, "rules of triage, and the draft");
    }

    private void fairness(Walker walker) {
        given();
        var page = walker.open(walker.manager(), "/triage/fairness");
        assertThat(page.locator(".bar-row").first()).isVisible();
        page.locator(".opens").first().click();
        page.locator(".cross-table.figures button").first().click();
        walker.look(page, "fairness");
    }

    private void consultants(Walker walker) {
        var page = walker.open(walker.admin(), "/admin/consultants");
        assertThat(page.locator("vaadin-integer-field").first()).isVisible();
        walker.look(page, "consultants");
    }

    private void dialog(Walker walker) {
        var guest = guest();
        var page = walker.open(walker.desk(), "/arrivals");
        page.locator("[data-id='" + guest + "'] .tk").click();
        Walker.button(Walker.dialog(page), "分诊").click();
        assertThat(page.locator(".candidates .row").nth(1)).isVisible();
        walker.look(page, "triage of a guest");
    }
}
