package org.jiezhen.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jiezhen.wall.WallAdministration;

/** The plan of the rooms, with a room of each state, and the panel of one. */
class RoomWalks implements Walks {

    private final Rooms rooms;
    private final FrontDesk desk;
    private final House house;
    private final People people;
    private final WallAdministration walls;

    RoomWalks(Rooms rooms, FrontDesk desk, House house, People people, WallAdministration walls) {
        this.rooms = rooms;
        this.desk = desk;
        this.house = house;
        this.people = people;
        this.walls = walls;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/rooms", this::plan), new Walk("/panel", this::panel));
    }

    private void panel(Walker walker) {
        var room = house.places().stream()
                .filter(place -> place.kind() == Place.Kind.EXAMINATION)
                .findFirst()
                .orElseThrow()
                .id();
        var screen = walker.screen();
        screen.navigate(walker.url() + "/panel");
        assertThat(screen.locator(".code")).not().isEmpty();
        var code = screen.locator(".code").innerText();
        people.as("chengyuan", () -> walls.pairPanel(UUID.randomUUID(), code, "检查室门屏", room));
        assertThat(screen.locator(".room-panel .word")).isVisible();
        walker.look(screen, "panel, free");
        people.as("liting", () -> rooms.soiled(UUID.randomUUID(), room));
        assertThat(screen.locator(".room-panel.housekeeping")).isVisible();
        walker.look(screen, "panel, to be cleaned");
        people.as("liting", () -> rooms.cleaned(UUID.randomUUID(), room));
        var guest = people.as("liting", () -> desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, room, VisitDetails.NONE))
                .subject());
        assertThat(screen.locator(".room-panel.occupied")).isVisible();
        walker.look(screen, "panel, in use");
        people.as("liting", () -> desk.move(UUID.randomUUID(), guest, null));
        screen.close();
    }

    private void plan(Walker walker) {
        var beds = house.places().stream()
                .filter(place -> place.kind() == Place.Kind.BED)
                .toList();
        people.as("liting", () -> {
            var guest = desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(
                                    Source.WALK_IN, VisitType.FIRST, beds.get(0).id(), VisitDetails.NONE))
                    .subject();
            desk.arrive(
                    UUID.randomUUID(),
                    new Arrival(Source.WALK_IN, VisitType.FIRST, beds.get(1).id(), VisitDetails.NONE));
            rooms.reserve(UUID.randomUUID(), beds.get(2).id(), guest);
            rooms.soiled(UUID.randomUUID(), beds.get(3).id());
            rooms.close(UUID.randomUUID(), beds.get(4).id(), Rooms.Closed.MAINTENANCE, null);
            rooms.confirm(UUID.randomUUID(), beds.get(5).id(), false);
            desk.arrive(
                    UUID.randomUUID(),
                    new Arrival(Source.WALK_IN, VisitType.FIRST, beds.get(6).id(), VisitDetails.NONE));
            rooms.doctorIn(UUID.randomUUID(), beds.get(6).id(), people.id("zhoumingyuan"));
            var away = desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(
                                    Source.WALK_IN, VisitType.FIRST, beds.get(7).id(), VisitDetails.NONE))
                    .subject();
            rooms.hold(UUID.randomUUID(), beds.get(7).id(), away, Rooms.Held.COMPANION_INSIDE);
            desk.move(UUID.randomUUID(), away, null);
            return away;
        });
        var guide = walker.open(walker.desk(), "/rooms");
        assertThat(guide.locator(".rt.doctor_in").first()).isVisible();
        walker.look(guide, "rooms, plan");
        guide.locator(".rt.occupied").first().click();
        dialog(guide);
        walker.look(guide, "room in use");
        // One dialog leads to another, and is gone when that is there: the keys go on at the tile from which both came.
        button(dialog(guide), "打开来访卡").click();
        assertThat(guide.locator("vaadin-dialog[opened] .facts").first()).isVisible();
        assertThat(guide.locator("vaadin-dialog[opened]")).hasCount(1);
        putAway(guide);
        assertThat(guide.locator(".rt.occupied").first()).isFocused();
        guide.locator(".rt.free").first().click();
        dialog(guide);
        walker.look(guide, "room free");
        putAway(guide);
        guide.locator("room-plan header .btn:not([aria-pressed])").click();
        dialog(guide);
        walker.look(guide, "whose rooms");
        putAway(guide);
        guide.locator("room-plan header .btn[aria-pressed]").click();
        assertThat(guide.locator(".room-floor.as-list").first()).isVisible();
        walker.look(guide, "rooms, round");
        var lift = walker.open(walker.lift(), "/rooms");
        assertThat(lift.locator(".room-wrong").first()).isVisible();
        walker.look(lift, "rooms, list");
    }
}
