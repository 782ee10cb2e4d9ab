package org.jiezhen.prices;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class PriceYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO price (id, item_id, fen, valid_from, begun_by)
                        SELECT id, (SELECT id FROM price_item WHERE code = 'RT-103'), 26800,
                               DATE '1980-01-01' + row_number() OVER ()::int, entry
                        FROM """ + OVER).update();
    }
}
