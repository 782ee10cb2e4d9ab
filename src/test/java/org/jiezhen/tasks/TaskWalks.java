package org.jiezhen.tasks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.house.House;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.tasks.TaskRequests.Request;

/** Somebody's work: in hand, to be taken; one task; and asking for something. */
class TaskWalks implements Walks {

    private final Tasks tasks;
    private final TaskRequests requests;
    private final House house;
    private final People people;

    TaskWalks(Tasks tasks, TaskRequests requests, House house, People people) {
        this.tasks = tasks;
        this.requests = requests;
        this.house = house;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/tasks", this::work));
    }

    private void work(Walker walker) {
        var room = house.places().getLast().id();
        var mine = people.as(
                        "suman",
                        () -> requests.request(
                                UUID.randomUUID(),
                                Request.of("DOCUMENT", null, room).saying("镜子 " + UUID.randomUUID())))
                .subject();
        people.as(
                "suman",
                () -> requests.request(
                        UUID.randomUUID(), Request.of("OTHER", null, room).saying("椅子 " + UUID.randomUUID())));
        people.as("liting", () -> tasks.accept(UUID.randomUUID(), mine));
        var guide = walker.open(walker.desk(), "/tasks");
        assertThat(guide.locator("[data-id='" + mine + "']")).isVisible();
        walker.look(guide, "tasks");
        guide.locator("[data-id='" + mine + "'] .tk").click();
        Walker.dialog(guide);
        walker.look(guide, "task in hand");
        Walker.putAway(guide);
        guide.locator(".task-tools vaadin-button").click();
        Walker.dialog(guide);
        walker.look(guide, "ask for something");
    }
}
