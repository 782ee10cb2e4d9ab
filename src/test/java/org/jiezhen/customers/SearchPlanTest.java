package org.jiezhen.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** How the database goes about a search among many. */
class SearchPlanTest extends CustomersTest {

    private static final int MANY = 20_000;

    @Autowired
    Environment environment;

    @Test
    void noStatementReadsTheTableOfCustomersFromOneEndToTheOther() throws SQLException {
        var names = ManyCustomers.names(MANY);
        ManyCustomers.fill(jdbc, names);
        analyze();

        for (var typed : List.of("王", "王小", "静", "wang", "w", "xh", "jing yi", "13800", "a012", "bk-2026")) {
            var what = Typed.of(typed);
            for (var statement : search.statements()) {
                var plan = inTransaction(() -> {
                    jdbc.sql("SELECT set_config('enable_seqscan', 'off', true)")
                            .query(String.class)
                            .single();
                    return String.join("\n", explain(statement, what));
                });
                assertThat(plan)
                        .as(typed + "\n" + statement)
                        .doesNotContain("Seq Scan on customer")
                        .containsAnyOf("on customer", "One-Time Filter: false");
            }
        }
    }

    /** Characters of Chinese are letters to this database; were they not, no part of a name would be in the index. */
    @Test
    void theDatabaseIndexesPartsOfChineseNames() {
        assertThat(jdbc.sql("SELECT cardinality(show_trgm('静怡'))")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(search.partsAreIndexed()).isTrue();
    }

    private List<String> explain(String statement, Typed what) {
        var told = search.told(what, 10);
        told.putIfAbsent("word0", "jing");
        told.putIfAbsent("word1", "wang");
        return jdbc.sql("EXPLAIN " + statement)
                .params(told)
                .param("roots", new UUID[] {UUID.randomUUID(), UUID.randomUUID()})
                .param("records", new UUID[] {UUID.randomUUID(), UUID.randomUUID()})
                .param("matches", new String[] {"NAME", "PHONE"})
                .query(String.class)
                .list();
    }

    private void analyze() throws SQLException {
        try (var owner = DriverManager.getConnection(
                        needed("spring.flyway.url"), needed("spring.flyway.user"), needed("spring.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE customer");
            statement.execute("ANALYZE visit");
        }
    }

    private String needed(String property) {
        return environment.getRequiredProperty(property);
    }
}
