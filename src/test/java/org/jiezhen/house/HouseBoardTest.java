package org.jiezhen.house;

import java.util.List;
import org.jiezhen.house.HouseBoard.Thing;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class HouseBoardTest extends BoardContractTest<Thing> {

    private static final int FLOOR = 80;

    @Autowired
    private HouseBoard board;

    /** The house is shared with the tests that follow. */
    @AfterEach
    void theFloorsAreGone() {
        jdbc.sql("DELETE FROM floor WHERE number >= ?").param(FLOOR).update();
        jdbc.sql("UPDATE place SET wall_zh = '1 号咨询室' WHERE wall_zh = 'CANARY-WALL'")
                .update();
    }

    @Override
    protected BoardSource<Thing> source() {
        return board;
    }

    @Override
    protected Audience<Thing> audience() {
        return Audience.everyRow(
                "names", HousePermission.CHANGE, Field.of("nm", Thing::name), Field.of("n", Thing::number));
    }

    @Override
    protected String change(int n) {
        var floor = FLOOR + n / 3 % 10;
        switch (n % 3) {
            case 0 ->
                jdbc.sql("INSERT INTO floor (number, name_zh, name_en) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE"
                                + " SET name_zh = EXCLUDED.name_zh")
                        .params(floor, "层" + n, "Floor " + n)
                        .update();
            case 1 ->
                jdbc.sql("INSERT INTO floor (number, name_zh, name_en) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE"
                                + " SET name_zh = EXCLUDED.name_zh")
                        .params(floor, "楼" + n, "Floor " + n)
                        .update();
            default -> {
                jdbc.sql("DELETE FROM floor WHERE number = ?").param(floor).update();
                jdbc.sql("UPDATE target SET seconds = 1800 + ? WHERE code = 'ROOM_HELD'")
                        .param(n % 2)
                        .update();
            }
        }
        return "floor:" + floor;
    }

    @Override
    protected String table() {
        return "floor";
    }

    @Override
    protected List<String> hide() {
        jdbc.sql("UPDATE place SET wall_zh = 'CANARY-WALL' WHERE wall_zh = '1 号咨询室'")
                .update();
        return List.of("CANARY-WALL", "CONSULT_ROOM");
    }
}
