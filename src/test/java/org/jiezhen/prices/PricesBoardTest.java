package org.jiezhen.prices;

import java.util.List;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.prices.PricesBoard.Line;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class PricesBoardTest extends BoardContractTest<Line> {

    private static final UUID ITEM = UUID.fromString("00000000-0000-4000-8000-00000000b205");

    @Autowired
    private PricesBoard board;

    /** The list is shared with the tests that follow. */
    @AfterEach
    void itIsOfferedNoLonger() {
        jdbc.sql("UPDATE price_item SET in_use = false WHERE id = ?")
                .param(ITEM)
                .update();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return PricesBoard.READERS;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO price_item (id, code, kind, zh, en, department, unit, tax_per_mille, in_use)
                        VALUES (:id, 'CONTRACT', 'ITEM', :zh, :zh, 'DERMATOLOGY', 'TIME', 0, :use)
                        ON CONFLICT (id) DO UPDATE SET zh = EXCLUDED.zh, in_use = EXCLUDED.in_use""")
                .param("id", ITEM)
                .param("zh", "项目 " + n)
                .param("use", n % 2 == 0)
                .update();
        return "priceItem:" + ITEM;
    }

    @Override
    protected String table() {
        return "price_item";
    }

    /** What something cost before is told when it is asked for, and not with each row. */
    @Override
    protected List<String> hide() {
        jdbc.sql("""
                        INSERT INTO price (id, item_id, fen, valid_from)
                        SELECT gen_random_uuid(), id, 76543298, DATE '2020-01-01' FROM price_item WHERE code = 'RT-103'
                        ON CONFLICT DO NOTHING""").update();
        return List.of("765,432.98", "76543298");
    }
}
