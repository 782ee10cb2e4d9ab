package org.jiezhen.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jiezhen.olderhouse.Recording;
import org.jiezhen.olderhouse.Tables;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The database that the last version left, for the portal to be started on: the portal itself brings it up to date. */
final class OlderHouse implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The last version's last migration. */
    private static final String LAST_MIGRATION = "77";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.fresh();
        migrate(database, LAST_MIGRATION, "demo");
        try (var superuser = TestDatabase.superuser(database).connect()) {
            Tables.read(superuser, "/older-house/" + Recording.TABLES);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        var properties = new HashMap<>(TestDatabase.properties(database));
        properties.put("portal.house", "demo");
        properties.put("portal.demo.bookings", "false");
        properties.put("portal.demo.roster", "false");
        properties.put("portal.demo.callbacks", "false");
        properties.put("portal.simulation.enabled", "false");
        // Sealed when the test says so, and not by the clock.
        properties.put("portal.seal.every", "PT24H");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("older house", properties));
    }

    /** Brings an empty database to a version. */
    static void migrate(TestDatabase.Fresh database, String target, String kind) {
        Flyway.configure()
                .dataSource(
                        database.owner().url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", database.runtime().user(), "house_kind", kind))
                .target(target)
                .load()
                .migrate();
    }
}
