package org.jiezhen.customers;

import java.util.List;
import java.util.UUID;
import org.jiezhen.shared.Pinyin;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Customers that a migration made of older data have no pinyin, which SQL cannot tell. They are given it after the
 * start, a few at a time, so that nobody waits for it.
 */
@Component
class UnwrittenPinyin {

    private static final int AT_ONCE = 500;

    private record Unwritten(CustomerId id, String name) {}

    private final JdbcClient jdbc;

    UnwrittenPinyin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("unwritten-pinyin").start(this::write);
    }

    /** Writes what is missing; a customer whose name is changed meanwhile is left to that change. */
    void write() {
        var last = new CustomerId(new UUID(0, 0));
        while (true) {
            var some = jdbc.sql("""
                            SELECT id, name FROM customer
                            WHERE pinyin = '' AND name IS NOT NULL AND id > ? ORDER BY id LIMIT ?""")
                    .params(last.value(), AT_ONCE)
                    .query((rs, row) -> new Unwritten(new CustomerId(rs.getObject(1, UUID.class)), rs.getString(2)))
                    .list();
            if (some.isEmpty()) {
                return;
            }
            write(some);
            last = some.getLast().id;
        }
    }

    private void write(List<Unwritten> some) {
        jdbc.sql("""
                        UPDATE customer c SET pinyin = f.pinyin, search = f.search
                        FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:pinyin AS text[]),
                                    CAST(:search AS text[])) AS f (id, name, pinyin, search)
                        WHERE c.id = f.id AND c.name = f.name AND c.pinyin = ''""")
                .param("ids", some.stream().map(one -> one.id.value()).toArray(UUID[]::new))
                .param("names", some.stream().map(Unwritten::name).toArray(String[]::new))
                .param("pinyin", some.stream().map(one -> Pinyin.of(one.name)).toArray(String[]::new))
                .param(
                        "search",
                        some.stream().map(one -> Pinyin.words(one.name)).toArray(String[]::new))
                .update();
    }
}
