package org.jiezhen.live;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    static final Audience<RoomFact> EVERYBODY = Audience.everyRow(
            "everybody",
            Permission.STAFF_SEE,
            Column.text(Field.<RoomFact>id(), "roomTemperature.room").strong(),
            Column.text(Field.of("t", RoomFact::tenths), "roomTemperature.tenths"));

    /** A room, with a note that only the technician needs. */
    record RoomFact(String room, int tenths, String note) implements BoardSource.Fact {
        @Override
        public String id() {
            return room;
        }
    }

    private static final String ROOMS = "SELECT room, tenths, note FROM room_temperature";

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
        return jdbc.sql(ROOMS).query(RoomTemperatureBoard::fact).list();
    }

    @Override
    public Set<String> readInPart() {
        return subjects();
    }

    @Override
    public List<RoomFact> read(Part part) {
        return jdbc.sql(ROOMS + " WHERE room IN (:rooms)")
                .param("rooms", part.of("room-temperature"))
                .query(RoomTemperatureBoard::fact)
                .list();
    }

    private static RoomFact fact(ResultSet rs, int row) throws SQLException {
        return new RoomFact(rs.getString("room"), rs.getInt("tenths"), rs.getString("note"));
    }
}
