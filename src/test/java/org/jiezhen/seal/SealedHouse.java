package org.jiezhen.seal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jiezhen.database.TestDatabase;
import org.springframework.mock.env.MockEnvironment;

/** A house's journal on a new database, without the portal: appended to by its role, tampered with by the owner's. */
final class SealedHouse {

    static final String KEY = "7QmY0c9u2kXbV4tHr8sPz1LwEoN6gJdFa3iUyZxTqBM=";
    static final String OTHER_KEY = "c4f1a09e27d86b35f0e1925b7ac83d64981fb27e05ca4d3671f8be902d5a6c13";

    final DataSource runtime;
    private final DataSource owner;
    private final String url;
    private final Map<String, Object> properties;

    SealedHouse() {
        this("latest");
    }

    SealedHouse(String version) {
        properties = TestDatabase.properties();
        url = property("spring.datasource.url");
        runtime = connections("spring.datasource.username", "spring.datasource.password");
        owner = connections("spring.flyway.user", "spring.flyway.password");
        migrate(version);
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(url, property("spring.flyway.user"), property("spring.flyway.password"))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", property("spring.datasource.username"), "house_kind", "real"))
                .target(version)
                .load()
                .migrate();
    }

    // Kept: letting somebody in takes longer than most of what is asked here.
    private DataSource connections(String user, String password) {
        var connections = new HikariDataSource();
        connections.setJdbcUrl(url);
        connections.setUsername(property(user));
        connections.setPassword(property(password));
        connections.setMinimumIdle(0);
        connections.setMaximumPoolSize(16);
        return connections;
    }

    private String property(String name) {
        return String.valueOf(properties.get(name));
    }

    /** As an administrator's shell would have it. */
    MockEnvironment environment() {
        var environment = new MockEnvironment();
        properties.forEach((name, value) -> environment.setProperty(name, value.toString()));
        return environment.withProperty("portal.seal.key", KEY);
    }

    // ---- the portal's side

    /** Appends entries that differ, in one statement. */
    void append(int entries) throws SQLException {
        try (var connection = runtime.getConnection()) {
            append(connection, entries);
        }
    }

    static void append(Connection connection, int entries) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO journal (at, actor, action, subject_kind, subject_id, reason, detail)
                    SELECT now(), 'actor', 'test.append', 'test', gen_random_uuid(), CASE WHEN n %% 2 = 0 THEN 'WHY' END,
                           jsonb_build_object('n', n)
                    FROM generate_series(1, %d) AS n""".formatted(entries));
        }
    }

    /** A number that is given to nobody, as after a command that was refused late. */
    void rollBackOne() throws SQLException {
        try (var connection = runtime.getConnection()) {
            connection.setAutoCommit(false);
            append(connection, 1);
            connection.rollback();
        }
    }

    Sealer sealer() {
        return sealer(KEY, "");
    }

    Sealer sealer(String key, String old) {
        return new Sealer(runtime, new SealKeys(SealKey.parse("key", key), old), Clock.systemUTC());
    }

    /** One database for many tests, one after the other. */
    private static final class Shared {
        static final SealedHouse HOUSE = new SealedHouse();
    }

    /** Nothing has happened here yet. */
    static SealedHouse empty() throws SQLException {
        var house = Shared.HOUSE;
        house.tamper(
                "TRUNCATE journal, journal_seal RESTART IDENTITY CASCADE",
                "ALTER TABLE journal ALTER at SET NOT NULL, ALTER actor SET NOT NULL, ALTER detail SET NOT NULL");
        return house;
    }

    /** Three seals over twelve entries, with gaps: 1 to 5, 7 to 10, 12 to 14. */
    static SealedHouse withThreeSeals() throws SQLException {
        var house = empty();
        var sealer = house.sealer();
        for (var entries : List.of(5, 4, 3)) {
            house.append(entries);
            house.rollBackOne();
            sealer.seal();
        }
        return house;
    }

    Verdict verify(Head... exported) throws SQLException {
        return verify(KEY, "", exported);
    }

    Verdict verify(String key, String old, Head... exported) throws SQLException {
        var keys = new SealKeys(SealKey.parse("key", key), old);
        try (var connection = runtime.getConnection()) {
            return new Verifier(keys, Arrays.asList(exported)).verify(connection);
        }
    }

    List<Finding> findings(Head... exported) throws SQLException {
        return verify(exported).findings();
    }

    Seal last() throws SQLException {
        try (var connection = runtime.getConnection()) {
            return SealTable.last(connection).orElseThrow();
        }
    }

    // ---- behind its back

    /** Whoever owns the tables may do anything with them. */
    void tamper(String... statements) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE journal ALTER id SET GENERATED BY DEFAULT");
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    long ask(String question) throws SQLException {
        try (var connection = runtime.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
