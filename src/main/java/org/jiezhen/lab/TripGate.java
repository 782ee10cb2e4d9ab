package org.jiezhen.lab;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.tasks.TaskAct;
import org.jiezhen.tasks.TaskId;
import org.springframework.stereotype.Component;

/** An errand is on its runner's trip from when it is begun until it is handed over or laid back, wherever that is pressed. */
@Component
class TripGate implements Gate {

    private final OpenTrips trips;

    TripGate(OpenTrips trips) {
        this.trips = trips;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("task");
    }

    @Override
    public void accompany(Passage passage) {
        var task = new TaskId(UUID.fromString(passage.subject().id()));
        if (passage.undone() != null) {
            trips.takeBack(task, passage.undone().entry(), passage.now(), passage.entry());
            return;
        }
        switch ((TaskAct) passage.act()) {
            case BEGIN, BEGIN_ESCORT -> {
                if (trips.isErrand(task)) {
                    trips.join(task, passage.staff(), passage.now(), passage.entry());
                }
            }
            case DONE, END_ESCORT, GIVE_BACK, LAY_DOWN, TAKE_OVER, ASSIGN, ABANDON, FAIL, CANCEL, REJECT ->
                trips.left(task, passage.now(), passage.entry());
            default -> {}
        }
    }
}
