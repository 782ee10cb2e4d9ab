package org.jiezhen.customers;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class CustomerYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, pinyin, search, root_id, registered_at)
                        SELECT id, 0, '客', 'ke', ' 客 ke', id, at FROM %s""".formatted(OVER)).update();
        jdbc.sql("""
                        INSERT INTO customer_document (customer_id, kind, number)
                        SELECT id, 'OTHER', 'D' || entry FROM %s""".formatted(OVER)).update();
        jdbc.sql("""
                        INSERT INTO customer_consent (customer_id, kind, given_at, given_by)
                        SELECT id, 'PRIVACY_NOTICE', at, entry FROM %s""".formatted(OVER)).update();
        jdbc.sql("""
                        INSERT INTO customer_first_source (customer_id, channel, at)
                        SELECT id, 'WEB', at FROM %s""".formatted(OVER)).update();
        jdbc.sql("""
                        INSERT INTO customer_apart (one_id, other_id, said_by)
                        SELECT id, next, entry
                        FROM (SELECT id, lead(id) OVER (ORDER BY id) AS next, entry FROM %s) AS pairs
                        WHERE next IS NOT NULL""".formatted(OVER)).update();
        // More than are kept: what is kept is thrown away by each person's own next look.
        jdbc.sql("""
                        INSERT INTO customer_recent (account_id, customer_id, opened)
                        SELECT a.id, over.id, at FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS a, %s""".formatted(OVER)).update();
    }
}
