package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A house that has worked for a while is brought up to date with everything it knows. */
class OlderHouseTest {

    @Test
    void namesOfOlderVisitsBecomeCustomers() throws SQLException {
        var database = TestDatabase.fresh();
        migrate(database, "65");
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, first_visit, name, phone,
                                       discreet, arrived_at, departed_at)
                    VALUES (gen_random_uuid(), 0, '2026-11-20', 1, 'COMPLETED', 'WALK_IN', true, '欧阳静怡', '13800138765',
                            true, now(), now()),
                           (gen_random_uuid(), 0, '2026-11-20', 2, 'IN_PROGRESS', 'REFERRAL', true, NULL, NULL, false,
                            now(), NULL)""");
        }

        migrate(database, "latest");

        try (var connection = database.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT v.ticket_number, c.name, c.phone, c.discreet FROM visit v
                        LEFT JOIN customer c ON c.id = v.customer_id ORDER BY 1""")) {
            rows.next();
            assertThat(rows.getString("name")).isEqualTo("欧阳静怡");
            assertThat(rows.getString("phone")).isEqualTo("13800138765");
            assertThat(rows.getBoolean("discreet")).isTrue();
            rows.next();
            assertThat(rows.getString("name")).isNull();
        }
    }

    private static void migrate(TestDatabase.Fresh database, String target) {
        Flyway.configure()
                .dataSource(
                        database.owner().url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", database.runtime().user(), "house_kind", "real"))
                .target(target)
                .load()
                .migrate();
    }
}
