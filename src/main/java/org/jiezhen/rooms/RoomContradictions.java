package org.jiezhen.rooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jiezhen.rooms.RoomExpectations.Usual;
import org.jiezhen.rooms.RoomsBoard.Contradiction;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jspecify.annotations.Nullable;

/** What of a room cannot be so, or should not be: read with its row. */
final class RoomContradictions {

    private RoomContradictions() {}

    static List<Contradiction> of(ResultSet rs, State state, @Nullable Instant since, Usual usual, Instant now)
            throws SQLException {
        var all = EnumSet.noneOf(Contradiction.class);
        var occupied = state == State.OCCUPIED || state == State.DOCTOR_IN;
        if (occupied && "NONE".equals(rs.getString("holder"))) {
            all.add(Contradiction.NOBODY_WITH);
        }
        if (rs.getObject("guest_day") == null
                && RoomRows.first(rs, "visit_id", "held_for", "reserved_for", "called_for") != null) {
            all.add(Contradiction.KEPT_FOR_GONE);
        }
        var left = RoomRows.atOrNull(rs, "left_at");
        var cleaned = RoomRows.atOrNull(rs, "cleaned_at");
        if (state == State.FREE
                && rs.getBoolean("housekeeping")
                && left != null
                && (cleaned == null || cleaned.isBefore(left))) {
            all.add(Contradiction.NOT_CONFIRMED_CLEAN);
        }
        var most = usual.nineOfTen();
        if (occupied && most != null && since != null && since.plusSeconds(most).isBefore(now)) {
            all.add(Contradiction.TOO_LONG);
        }
        var checked = RoomRows.atOrNull(rs, "checked");
        if (checked != null && !rs.getBoolean("as_shown") && (since == null || !since.isAfter(checked))) {
            all.add(Contradiction.DIFFERS);
        }
        if (rs.getObject("ran_out") != null) {
            all.add(Contradiction.RAN_OUT);
        }
        return List.copyOf(all);
    }
}
