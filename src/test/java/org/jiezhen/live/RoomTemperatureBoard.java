package org.jiezhen.live;

import java.util.List;
import java.util.Set;
import org.jiezhen.shared.Permission;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How warm the rooms are: a board made up to see that a new one needs nothing but the README's five steps. In a house
 * it would be a {@code @Component}; this one stays out of the other tests' portals.
 */
@TestComponent
class RoomTemperatureBoard implements BoardSource<RoomTemperatureBoard.RoomFact> {

    static final Audience<RoomFact> EVERYBODY =
            new Audience<>("everybody", Permission.STAFF_SEE, fact -> new RoomRow(fact.room, fact.tenths));

    /** A room, with a note that only the technician needs. */
    record RoomFact(String room, int tenths, String note) implements BoardSource.Fact {
        @Override
        public String id() {
            return room;
        }
    }

    /**
     * A room as everybody sees it.
     *
     * @param t the temperature in tenths of a degree
     */
    record RoomRow(String id, int t) {}

    private final JdbcClient jdbc;

    RoomTemperatureBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "room-temperature";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("room-temperature");
    }

    @Override
    public List<RoomFact> read() {
        return jdbc.sql("SELECT room, tenths, note FROM room_temperature")
                .query((rs, row) -> new RoomFact(rs.getString(1), rs.getInt(2), rs.getString(3)))
                .list();
    }
}
