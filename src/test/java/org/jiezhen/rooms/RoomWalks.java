package org.jiezhen.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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

/** The plan of the rooms, with a room of each state. */
class RoomWalks implements Walks {

    private final Rooms rooms;
    private final FrontDesk desk;
    private final House house;
    private final People people;

    RoomWalks(Rooms rooms, FrontDesk desk, House house, People people) {
        this.rooms = rooms;
        this.desk = desk;
        this.house = house;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/rooms", this::plan));
    }

    private void plan(Walker walker) {
        var beds = house.places().stream()
                .filter(place -> place.kind() == Place.Kind.BED)
                .toList();
        people.as("liting", () -> {
            var guest = desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(Source.WALK_IN, true, beds.get(0).id(), VisitDetails.NONE))
                    .subject();
            var alone = desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(Source.WALK_IN, true, beds.get(1).id(), VisitDetails.NONE))
                    .subject();
            rooms.reserve(UUID.randomUUID(), beds.get(2).id(), guest);
            rooms.soiled(UUID.randomUUID(), beds.get(3).id());
            rooms.close(UUID.randomUUID(), beds.get(4).id(), Rooms.Closed.MAINTENANCE, null);
            rooms.confirm(UUID.randomUUID(), beds.get(5).id(), false);
            return alone;
        });
        var guide = walker.open(walker.desk(), "/rooms");
        assertThat(guide.locator(".rt.occupied").first()).isVisible();
        walker.look(guide, "rooms, plan");
        guide.locator(".rt.occupied").first().click();
        dialog(guide);
        walker.look(guide, "room in use");
        putAway(guide);
        guide.locator(".rt.free").first().click();
        dialog(guide);
        walker.look(guide, "room free");
        putAway(guide);
        guide.locator("room-plan header .btn").click();
        assertThat(guide.locator(".room-floor.as-list").first()).isVisible();
        walker.look(guide, "rooms, round");
    }
}
