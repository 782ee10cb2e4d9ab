package org.jiezhen.folders;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;

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

/** Where the folders are: one that is carried, one that is offered, one that nobody finds. */
class FolderWalks implements Walks {

    private final Folders folders;
    private final FrontDesk desk;
    private final People people;

    FolderWalks(Folders folders, FrontDesk desk, People people) {
        this.folders = folders;
        this.desk = desk;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/folders", this::folders));
    }

    private FolderId opened() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        return folders.open(UUID.randomUUID(), visit).subject();
    }

    private void folders(Walker walker) {
        var carried = people.as("liting", () -> {
            folders.miss(UUID.randomUUID(), opened());
            folders.offer(UUID.randomUUID(), opened(), people.id("liuyue"));
            return opened();
        });
        var page = walker.open(walker.desk(), "/folders");
        var row = page.locator("live-board [data-id='" + carried + "']");
        assertThat(row).isVisible();
        walker.look(page, "folders");
        row.click();
        dialog(page);
        walker.look(page, "a folder in hand");
        putAway(page);
        var phone = walker.open(walker.lift(), "/folders");
        assertThat(phone.locator("live-board [data-id='" + carried + "']")).isVisible();
        walker.look(phone, "folders");
    }
}
