package org.jiezhen.live;

import java.util.List;
import org.jiezhen.live.RoomTemperatureBoard.RoomFact;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@Import(RoomTemperatureBoard.class)
@TestPropertySource(properties = "spring.flyway.locations=classpath:db/migration,classpath:db/roomtemperature")
class RoomTemperatureBoardTest extends PartialBoardContractTest<RoomFact> {

    private static final String NOTE = "CANARY-NOTE-42";

    @Autowired
    private RoomTemperatureBoard board;

    @Override
    protected BoardSource<RoomFact> source() {
        return board;
    }

    @Override
    protected Audience<RoomFact> audience() {
        return RoomTemperatureBoard.EVERYBODY;
    }

    @Override
    protected String change(int n) {
        var room = "room-" + n / 3 % 20;
        switch (n % 3) {
            case 0 ->
                jdbc.sql(
                                "INSERT INTO room_temperature VALUES (?, ?, '') ON CONFLICT (room) DO UPDATE SET tenths = excluded.tenths")
                        .params(room, 200 + n)
                        .update();
            case 1 ->
                jdbc.sql("UPDATE room_temperature SET tenths = -tenths WHERE room = ?")
                        .param(room)
                        .update();
            default -> {
                // Every other room stays.
                var sql = n / 3 % 2 == 0
                        ? "DELETE FROM room_temperature WHERE room = ?"
                        : "UPDATE room_temperature SET tenths = tenths - 1 WHERE room = ?";
                jdbc.sql(sql).param(room).update();
            }
        }
        return "room-temperature:" + room;
    }

    @Override
    protected String table() {
        return "room_temperature";
    }

    @Override
    protected List<String> hide() {
        jdbc.sql("INSERT INTO room_temperature VALUES ('canary', 1, ?) ON CONFLICT DO NOTHING")
                .param(NOTE)
                .update();
        return List.of(NOTE);
    }
}
