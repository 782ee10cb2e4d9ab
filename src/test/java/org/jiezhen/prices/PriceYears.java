package org.jiezhen.prices;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class PriceYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO price (id, item_id, fen, valid_from, begun_by, withdrawn_by)
                        SELECT gen_random_uuid(), (SELECT min(id::text)::uuid FROM price_item), 100, CAST(at AS date), entry, entry
                        FROM """ + OVER).update();
    }
}
