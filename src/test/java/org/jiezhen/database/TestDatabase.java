package org.jiezhen.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL database for each Spring context, as new as a house's first day, on one server for all tests of the JVM,
 * with the same two roles as in a house. Use it as {@code @ContextConfiguration(initializers = TestDatabase.class)}. The
 * house is a demo unless the test sets {@code portal.house}.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String MIGRATIONS = "classpath:db/migration";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** What a house is made of before anybody works in it; migrating it takes ten times as long as copying it. */
    private record Beginning(String house, List<String> locations) {}

    private static final Beginning DEMO = new Beginning("demo", List.of(MIGRATIONS));
    private static final Map<Beginning, String> TEMPLATES = new HashMap<>(Map.of(DEMO, FirstCluster.DEMO));

    /** One database, by its two roles. */
    record Fresh(Access owner, Access runtime) {}

    /** The server starts with the first test that needs it and ends with the JVM. */
    private static final class Server {
        static final EmbeddedDatabase ONE = start();

        private static EmbeddedDatabase start() {
            Path directory =
                    Path.of("target", "test-database-" + ProcessHandle.current().pid());
            FirstCluster.copyTo(directory);
            var database =
                    EmbeddedDatabase.start(new EmbeddedDatabase.Settings(directory, FirstCluster.BINARIES, false));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    database.close();
                    FileSystemUtils.deleteRecursively(directory);
                } catch (IOException e) {
                    System.err.println("The test database stays in " + directory + ": " + e.getMessage());
                }
            }));
            return database;
        }
    }

    /** The server's programs, unpacked once for all JVMs of a run. */
    static Path binaries() {
        FirstCluster.isMade();
        return FirstCluster.BINARIES;
    }

    /** Lends them to a house that keeps a database of its own, which would unpack them for itself. */
    public static void lendPrograms(Path dataDirectory) throws IOException {
        Files.createSymbolicLink(
                Files.createDirectories(dataDirectory).resolve("postgres-binaries"),
                binaries().toRealPath());
    }

    /** Makes a demo house in which nobody has worked yet. */
    static void makeDemo(EmbeddedDatabase server, String name) {
        migrate(create(server, name, ""), DEMO);
    }

    static Fresh fresh() {
        return create(Server.ONE, "test_" + NUMBER.incrementAndGet(), "");
    }

    private static Fresh create(EmbeddedDatabase server, String name, String template) {
        try (var connection = server.superuser().connect()) {
            EmbeddedDatabase.createDatabase(connection, name, template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = server.url(name);
        return new Fresh(
                new Access(url, EmbeddedDatabase.OWNER, server.owner().password()),
                new Access(url, EmbeddedDatabase.RUNTIME, server.runtime().password()));
    }

    /** A copy of a house that was migrated once: whoever starts on it finds nothing left to migrate. */
    private static synchronized Fresh migrated(Beginning beginning) {
        var template = TEMPLATES.get(beginning);
        if (template == null) {
            template = "template_" + TEMPLATES.size();
            // What more a demo house has comes upon what every one has: only that is migrated.
            var upon = beginning.house().equals(DEMO.house()) ? FirstCluster.DEMO : "";
            migrate(create(Server.ONE, template, upon), beginning);
            TEMPLATES.put(beginning, template);
        }
        return create(Server.ONE, "test_" + NUMBER.incrementAndGet(), template);
    }

    // As DatabaseConfiguration has it done. What differed would be found: at its start the portal compares.
    private static void migrate(Fresh database, Beginning wanted) {
        boolean demo = wanted.house().equals("demo");
        var locations = new ArrayList<>(wanted.locations());
        if (demo) {
            locations.add("classpath:db/demo");
        }
        Flyway.configure()
                .dataSource(
                        database.owner().url(),
                        database.owner().user(),
                        database.owner().password())
                .locations(locations.toArray(String[]::new))
                .placeholders(Map.of("app_role", '"' + EmbeddedDatabase.RUNTIME + '"', "house_kind", wanted.house()))
                .outOfOrder(demo)
                .load()
                .migrate();
        if (demo) {
            nobodyCleans(database);
        }
    }

    // Tests of one JVM follow each other in the same rooms; those that are about cleaning say so.
    private static void nobodyCleans(Fresh database) {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE place SET housekeeping = false");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Access superuser(Fresh of) {
        return new Access(of.owner().url(), "postgres", Server.ONE.superuser().password());
    }

    /** A new, empty database as Spring properties, for a portal in a process of its own; and a key for its journal. */
    public static Map<String, Object> properties() {
        return properties(fresh());
    }

    /** The same of a demo house in which nobody has worked yet. */
    public static Map<String, Object> demo() {
        var demo = new HashMap<>(properties(migrated(DEMO)));
        demo.put("portal.house", "demo");
        return demo;
    }

    /** A database as Spring properties. */
    static Map<String, Object> properties(Fresh fresh) {
        return Map.of(
                "portal.seal.key", "sD0Yw6bqZ5vP9uHn2xJkT8mRcE4LgA7iVfQoB1yWtXU=",
                "spring.datasource.url", fresh.runtime().url(),
                "spring.datasource.username", fresh.runtime().user(),
                "spring.datasource.password", fresh.runtime().password(),
                "spring.datasource.hikari.maximum-pool-size", "8",
                "spring.flyway.url", fresh.owner().url(),
                "spring.flyway.user", fresh.owner().user(),
                "spring.flyway.password", fresh.owner().password());
    }

    /** Puts a database out of everybody's reach, as a failed network would, or lets them in again. */
    public static void reachable(String url, boolean reachable) {
        String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        try (var connection = Server.ONE.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(name, reachable));
            if (!reachable) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'".formatted(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long each statement of the role that runs has been executed in a database, by its text: milliseconds, without planning. */
    public static Map<String, Double> millis(String url) {
        return statements(url, "sum(s.total_exec_time)");
    }

    /** How often each statement has been executed in a database by the role that runs, by its text. */
    public static Map<String, Long> statements(String url) {
        var calls = new HashMap<String, Long>();
        statements(url, "sum(s.calls)").forEach((text, times) -> calls.put(text, Math.round(times)));
        return calls;
    }

    /** Looks at what has come into a database, as the server does by itself within a minute. */
    public static void analyse(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        var portal = Server.ONE.superuser();
        try (var connection = new Access(Server.ONE.url(name), portal.user(), portal.password()).connect();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // What is summed is the code's own.
    private static Map<String, Double> statements(String url, String what) {
        String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        var portal = Server.ONE.superuser();
        try (var connection = new Access(Server.ONE.url(EmbeddedDatabase.DATABASE), portal.user(), portal.password())
                        .connect();
                var statement = connection.prepareStatement("SELECT s.query, " + what + """
                         FROM pg_stat_statements s
                        JOIN pg_database d ON d.oid = s.dbid JOIN pg_roles r ON r.oid = s.userid
                        WHERE d.datname = ? AND r.rolname = ? GROUP BY s.query
                        """)) {
            statement.setString(1, name);
            statement.setString(2, EmbeddedDatabase.RUNTIME);
            var sums = new HashMap<String, Double>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.put(rows.getString(1), rows.getDouble(2));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var house = environment.getProperty("portal.house", "demo");
        var locations = environment.getProperty("spring.flyway.locations", MIGRATIONS);
        var properties = new HashMap<>(properties(migrated(new Beginning(house, List.of(locations.split(","))))));
        properties.put("portal.house", house);
        // Tests count what they booked themselves.
        properties.put("portal.demo.bookings", environment.getProperty("portal.demo.bookings", "false"));
        properties.put("portal.demo.roster", environment.getProperty("portal.demo.roster", "false"));
        properties.put("portal.demo.callbacks", environment.getProperty("portal.demo.callbacks", "false"));
        properties.put("portal.simulation.enabled", environment.getProperty("portal.simulation.enabled", "false"));
        environment.getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }
}
