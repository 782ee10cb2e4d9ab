package org.jiezhen.roster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;

/** The roster, as it is read and as it is written. */
class RosterWalks implements Walks {

    private final Roster roster;
    private final RosterDays days;
    private final SpecialDays special;
    private final People people;

    RosterWalks(Roster roster, RosterDays days, SpecialDays special, People people) {
        this.roster = roster;
        this.days = days;
        this.special = special;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/roster", this::week),
                new Walk("/roster/import", this::file),
                new Walk("/roster/days", this::specialDays),
                new Walk("/roster/days/import", this::daysInAFile));
    }

    private void week(Walker walker) {
        people.as("gaofeng", () -> {
            roster.need(UUID.randomUUID(), "IMAGING", 7, "8-18", null);
            return roster.write(UUID.randomUUID(), people.id("yulan"), "IMAGING", days.today(), "8-12 茶 13-18", null);
        });
        var desk = walker.open(walker.desk(), "/roster");
        assertThat(desk.locator("roster-grid tbody tr").first()).isVisible();
        walker.look(desk, "roster");
        var manager = walker.open(walker.manager(), "/roster");
        assertThat(manager.locator("roster-grid input.cell").first()).isVisible();
        walker.look(manager, "roster, written");
    }

    private void file(Walker walker) {
        walker.look(walker.open(walker.manager(), "/roster/import"), "a roster's file");
    }

    private void specialDays(Walker walker) {
        var day = days.today().plusDays(40);
        people.as("gaofeng", () -> special.say(UUID.randomUUID(), day, SpecialDay.Kind.HOLIDAY, "院庆", "Anniversary"));
        var manager = walker.open(walker.manager(), "/roster/days");
        assertThat(Walker.row(manager, "Anniversary").first()).isVisible();
        walker.look(manager, "public holidays");
        manager.locator("body").press("n");
        Walker.dialog(manager);
        walker.look(manager, "a holiday is written");
    }

    private void daysInAFile(Walker walker) {
        walker.look(walker.open(walker.manager(), "/roster/days/import"), "a file of holidays");
    }
}
