package org.jiezhen.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;

/** A form before it is begun, while two fill it, and where somebody was second in a field. */
class IntakeWalks implements Walks {

    private final FrontDesk desk;
    private final IntakeForms forms;
    private final People people;

    IntakeWalks(FrontDesk desk, IntakeForms forms, People people) {
        this.desk = desk;
        this.forms = forms;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/intake/:day/:ticket", this::form),
                new Walk("/intake/guest", this::guest),
                new Walk("/admin/intake", this::fields));
    }

    /** In the hands of a guest, and when she is finished; then the guide has her tablet again. */
    private void guest(Walker walker) {
        var arrived = people.as(
                "liting",
                () -> desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)));
        people.as("liting", () -> forms.fill(UUID.randomUUID(), arrived.subject()));
        var day = BusinessTime.day(Instant.now());
        var guide = walker.open(walker.desk(), "/intake/" + day + "/" + arrived.label());
        guide.locator(".foot .btn", new com.microsoft.playwright.Page.LocatorOptions().setHasText("把平板交给顾客"))
                .click();
        guide.locator("intake-guest [role=radio]").last().click();
        assertThat(guide.locator("intake-guest canvas")).isVisible();
        walker.look(guide, "in the guest’s hands");
        guide.locator(".guest-end .btn").click();
        assertThat(guide.locator(".guest-over")).isVisible();
        walker.look(guide, "the guest has finished");
        guide.locator(".guest-staff").click();
        assertThat(guide.locator(".locked .unlock button")).isVisible();
        walker.look(guide, "lent, before the guide");
        guide.locator(".locked .unlock button").click();
        assertThat(guide.locator(".intake-page .foot")).isVisible();
    }

    /** What the form asks, and a field that is written. */
    private void fields(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/intake");
        assertThat(manager.locator("live-board [data-id='LANGUAGE']")).isVisible();
        walker.look(manager, "what the form asks");
        manager.locator("live-board [data-id='LANGUAGE']").click();
        Walker.dialog(manager);
        walker.look(manager, "a field is written");
        Walker.putAway(manager);
    }

    private void form(Walker walker) {
        var arrived = people.as(
                "liting",
                () -> desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)));
        var day = BusinessTime.day(Instant.now());
        var guide = walker.open(walker.desk(), "/intake/" + day + "/" + arrived.label());
        assertThat(guide.locator(".intake-join .btn")).isVisible();
        walker.look(guide, "not begun");
        guide.locator(".intake-join .btn").click();
        assertThat(guide.locator(".intake-page .foot")).isVisible();
        people.as("liting", () -> forms.consent(UUID.randomUUID(), arrived.subject(), true));
        assertThat(guide.locator("[data-field=ALLERGY]")).isVisible();
        people.as(
                "liting",
                () -> forms.write(UUID.randomUUID(), arrived.subject(), "SURGERY_TODAY", null, "YES", Origin.GUEST));
        walker.look(guide, "filled");
    }
}
