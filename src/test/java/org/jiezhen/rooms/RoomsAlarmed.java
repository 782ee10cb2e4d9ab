package org.jiezhen.rooms;

import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Alarms;
import org.jiezhen.live.Glance;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** What is told of rooms, on whatever page, to whoever answers for them. */
@Component
public class RoomsAlarmed implements Alarms {

    private static final String OF_ROOMS = "ROOM_";

    private final NoticesBoard notices;
    private final RoomAlarms alarms;
    private final ReservationSweep reservations;

    RoomsAlarmed(NoticesBoard notices, RoomAlarms alarms, ReservationSweep reservations) {
        this.notices = notices;
        this.alarms = alarms;
        this.reservations = reservations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("ROOM_NOT_CLEANED", "ROOM_DIFFERS", "ROOM_RAN_OUT");
    }

    @Override
    public void timePasses() {
        reservations.sweep();
        alarms.sweep();
    }

    @Override
    public Set<Raised> raised(Glance glance) {
        return glance.rows(notices, notices.of(StaffId.random(), _ -> true)).stream()
                .map(row -> row.get("id").asString().split(":", 2))
                .filter(id -> id[0].startsWith(OF_ROOMS))
                .map(id -> new Raised(id[0], id[1]))
                .collect(Collectors.toSet());
    }
}
