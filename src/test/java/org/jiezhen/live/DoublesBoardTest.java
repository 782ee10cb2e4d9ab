package org.jiezhen.live;

import java.util.List;
import java.util.UUID;
import org.jiezhen.customers.DoublesBoard;
import org.jiezhen.customers.DoublesBoard.Twins;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Two records show the same document: a pair. Of one of them another birth date is written down; the document was mistyped. */
class DoublesBoardTest extends BoardContractTest<Twins> {

    @Autowired
    private DoublesBoard board;

    /** The house is shared with the tests that follow, and its list shows the surest first. */
    @AfterEach
    void nobodyIsTwice() {
        jdbc.sql("DELETE FROM customer_document WHERE number LIKE 'TWIN-%'").update();
    }

    @Override
    protected BoardSource<Twins> source() {
        return board;
    }

    @Override
    protected Audience<Twins> audience() {
        return DoublesBoard.MERGERS;
    }

    @Override
    protected String change(int n) {
        var number = "TWIN-" + n / 3;
        return switch (n % 3) {
            case 0 -> {
                shows(number, "客" + n);
                yield "customer:" + shows(number, "客人" + n);
            }
            case 1 -> {
                // Also where the change before it never came about.
                jdbc.sql("DELETE FROM customer_document WHERE number = 'TWIN-X'")
                        .update();
                shows("TWIN-X", "另" + n);
                yield "customer:" + shows("TWIN-X", "又" + n);
            }
            default -> {
                if (jdbc.sql("SELECT count(*) FROM customer_document WHERE number = 'TWIN-X'")
                                .query(Integer.class)
                                .single()
                        == 0) {
                    shows("TWIN-X", "另" + n);
                    shows("TWIN-X", "又" + n);
                }
                // Every tenth stays.
                if (n / 3 % 10 > 0) {
                    jdbc.sql("DELETE FROM customer_document WHERE number = ?")
                            .param(number)
                            .update();
                }
                jdbc.sql("UPDATE customer SET birth_date = date '1980-01-01' + CAST(? AS int) * 366 WHERE id IN"
                                + " (SELECT customer_id FROM customer_document WHERE number = 'TWIN-X')")
                        .param(n % 30)
                        .update();
                yield "customer";
            }
        };
    }

    private UUID shows(String document, String name) {
        return shows(document, name, null);
    }

    private UUID shows(String document, String name, @Nullable String phone) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, phone, root_id, registered_at)
                        VALUES (:id, 0, :name, :phone, :id, now())""").param("id", id).param("name", name).param("phone", phone).update();
        jdbc.sql("INSERT INTO customer_document (customer_id, kind, number) VALUES (?, 'PASSPORT', ?)")
                .params(id, document)
                .update();
        return id;
    }

    @Override
    protected String table() {
        return "customer_document";
    }

    @Override
    protected List<String> hide() {
        shows("TWIN-CANARY", "客人", "13812345678");
        shows("TWIN-CANARY", "客人", "13812345679");
        return List.of("TWIN-CANARY", "1381234");
    }
}
