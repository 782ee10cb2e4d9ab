package org.jiezhen.rooms;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoomYears implements Years {

    private static final String PERIOD = "place_id, started, ended, recorded, begun_by, ended_by";
    private static final String PASSED = "(SELECT id FROM place WHERE kind = 'CONSULT_ROOM' LIMIT 1),"
            + " at - interval '2 days', at - interval '1 day', at - interval '2 days', entry, entry FROM ";

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO room_state (state, stage, %s) SELECT 'HOUSEKEEPING', 'WAITING', %s"
                        .formatted(PERIOD, PASSED + OVER))
                .update();
        jdbc.sql("INSERT INTO room_reservation (visit_id, %s) SELECT id, %s".formatted(PERIOD, PASSED + OVER))
                .update();
        jdbc.sql("INSERT INTO room_doctor (doctor_id, %s) SELECT (SELECT id FROM account LIMIT 1), %s"
                        .formatted(PERIOD, PASSED + OVER))
                .update();
        jdbc.sql("INSERT INTO room_alarm (kind, %s) SELECT 'NOT_CLEANED', %s".formatted(PERIOD, PASSED + OVER))
                .update();
        jdbc.sql("INSERT INTO room_check (place_id, as_shown, entry, checked) SELECT (SELECT id FROM place WHERE kind ="
                        + " 'CONSULT_ROOM' LIMIT 1), true, entry, at FROM " + OVER)
                .update();
        jdbc.sql("INSERT INTO own_room (account_id, %s) SELECT (SELECT id FROM account LIMIT 1), %s"
                        .formatted(PERIOD, PASSED + OVER))
                .update();
    }
}
