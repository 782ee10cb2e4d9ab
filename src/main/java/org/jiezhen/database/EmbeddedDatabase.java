package org.jiezhen.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of the portal's own, kept in one directory, for a demo or a small house: loopback only, passwords,
 * durable, an owner's role and a runtime role. It survives a killed portal, and is started again when it is killed
 * itself.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /**
     * Where the server lives.
     *
     * @param directory holds the cluster and its lock; kept
     * @param binaries holds the unpacked server; can be made again at any time
     * @param durable whether a commit survives a power cut; only a test can do without
     */
    record Settings(Path directory, Path binaries, boolean durable) {

        /** A house's own. */
        static Settings in(Path directory) {
            return new Settings(directory, directory.resolve("postgres-binaries"), true);
        }

        Path cluster() {
            return directory.resolve("postgres");
        }

        Path startLog() {
            return directory.resolve("postgres-start.log");
        }
    }

    static final String OWNER = "portal_owner";
    static final String RUNTIME = "portal_app";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    static final String DATABASE = "portal";
    private static final String MAJOR_VERSION = "18";
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(30);
    private static final Duration WATCH = Duration.ofMillis(500);

    private final Settings settings;
    private final DataDirectoryLock lock;
    private final Passwords passwords;
    private EmbeddedPostgres server;
    private volatile boolean closed;

    private EmbeddedDatabase(Settings settings, DataDirectoryLock lock, Passwords passwords, EmbeddedPostgres server) {
        this.settings = settings;
        this.lock = lock;
        this.passwords = passwords;
        this.server = server;
    }

    /** Starts the server on its directory; the first time, makes the cluster, the roles and the database. */
    static EmbeddedDatabase start(Settings given) {
        try {
            Files.createDirectories(given.directory());
            Files.createDirectories(given.binaries());
            // The library unpacks for everybody to write; nobody else gets as far as there.
            Files.setPosixFilePermissions(given.binaries(), PosixFilePermissions.fromString("rwx------"));
            // PostgreSQL resolves links itself; the same path everywhere lets a process be recognised by it.
            var settings = new Settings(
                    given.directory().toRealPath(), given.binaries().toRealPath(), given.durable());
            DataDirectoryLock lock = DataDirectoryLock.take(settings.directory());
            try {
                return start(settings, lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    "The embedded database in %s could not be started: %s".formatted(given.directory(), e.getMessage()),
                    "See whether the directory can be written to and the disk has room; what PostgreSQL said is in "
                            + given.startLog() + ".",
                    e);
        }
    }

    private static EmbeddedDatabase start(Settings settings, DataDirectoryLock lock) throws IOException, SQLException {
        removeHalfUnpackedBinaries(settings.binaries());
        Path cluster = settings.cluster();
        if (Files.exists(cluster)) {
            new ServerProcesses(cluster).stop();
        } else {
            make(settings);
        }
        refuseUnknownCluster(cluster);
        Passwords passwords = Passwords.of(cluster);
        EmbeddedPostgres server = launch(settings, cluster, passwords, 0, Map.of());
        var database = new EmbeddedDatabase(settings, lock, passwords, server);
        Thread.ofVirtual().name("embedded-database-watch").start(database::watch);
        return database;
    }

    /** The server that runs on a directory already, as its runtime role; nothing is started or stopped. */
    static Optional<Access> running(Settings settings) throws IOException {
        Path cluster = settings.cluster().toRealPath();
        var port = new ServerProcesses(cluster).port();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Access(
                url(port.getAsInt(), DATABASE), RUNTIME, Passwords.of(cluster).runtime()));
    }

    /** Migrates, and owns what it made. */
    Access owner() {
        return new Access(url(DATABASE), OWNER, passwords.owner());
    }

    /** Runs, and owns nothing. */
    Access runtime() {
        return new Access(url(DATABASE), RUNTIME, passwords.runtime());
    }

    /** The server's own superuser, for tests that need a database of their own. */
    Access superuser() {
        return new Access(url("postgres"), "postgres", passwords.superuser());
    }

    String url(String database) {
        return url(port(), database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private synchronized int port() {
        return server.getPort();
    }

    /** Creates a database that belongs to the owner's role, and that the runtime role may enter. */
    static void createDatabase(Connection superuser, String name) throws SQLException {
        createDatabase(superuser, name, "");
    }

    /** The same as a copy of another to which nobody is connected; of PostgreSQL's own if it has no name. */
    static void createDatabase(Connection superuser, String name, String template) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE %s OWNER %s ENCODING 'UTF8'%s"
                    .formatted(name, OWNER, template.isEmpty() ? "" : " TEMPLATE " + template));
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
            statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, RUNTIME));
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        synchronized (this) {
            server.close();
            new ServerProcesses(settings.cluster()).stop();
            lock.close();
        }
    }

    /** Makes the cluster beside its place and moves it there when it is whole: a start that is cut off leaves no half. */
    private static void make(Settings settings) throws IOException, SQLException {
        LOG.info("Making a new database in {}", settings.cluster());
        Path making = settings.directory().resolve("postgres.new");
        if (Files.exists(making)) {
            new ServerProcesses(making).stop();
            FileSystemUtils.deleteRecursively(making);
        }
        Passwords passwords = Passwords.random();
        Path passwordFile = settings.directory().resolve("postgres.new.password");
        Passwords.writePrivately(passwordFile, passwords.superuser());
        // These override the library's own "trust": another user of this machine must not get in.
        Map<String, String> initdb = Map.of("auth", "scram-sha-256", "pwfile", passwordFile.toString());
        try (EmbeddedPostgres server = launch(settings, making, passwords, 0, initdb)) {
            createRoles(server.getPort(), passwords);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        new ServerProcesses(making).stop();
        passwords.storeIn(making);
        Files.move(making, settings.cluster(), StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(settings.directory(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void createRoles(int port, Passwords passwords) throws SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (var connection = new Access(server + "postgres", "postgres", passwords.superuser()).connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(OWNER, passwords.owner()));
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(RUNTIME, passwords.runtime()));
            createDatabase(connection, DATABASE);
        }
        try (var connection = new Access(server + DATABASE, "postgres", passwords.superuser()).connect();
                var statement = connection.createStatement()) {
            // Of the extensions the portal uses, the only one that the owner may not create itself.
            statement.execute("CREATE EXTENSION pg_stat_statements");
        }
    }

    private static EmbeddedPostgres launch(
            Settings settings, Path cluster, Passwords passwords, int port, Map<String, String> initdb)
            throws IOException {
        String durable = settings.durable() ? "on" : "off";
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(settings.binaries().toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_WAIT)
                .setConnectConfig("password", passwords.superuser())
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(settings.startLog().toFile()))
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(settings.startLog().toFile()))
                // The library passes -F, which turns fsync off; these come after it.
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", settings.durable() ? "100" : "300")
                // Tests let thousands in, whose passwords are random: nobody has to be kept from guessing them.
                .setServerConfig("scram_iterations", settings.durable() ? "4096" : "1")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("timezone", "UTC")
                // A week of logs inside the cluster, each day's file used again a week later.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_rotation_size", "0")
                // The detail of a refused row is the row: a name and a telephone number.
                .setServerConfig("log_error_verbosity", "terse");
        if (port > 0) {
            builder.setPort(port);
        }
        initdb.forEach(builder::setLocaleConfig);
        Files.deleteIfExists(settings.startLog());
        try {
            return builder.start();
        } catch (IOException | RuntimeException e) {
            new ServerProcesses(cluster).stop();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The library unpacks into files that must not exist, so what a killed start left half unpacked has to go. */
    private static void removeHalfUnpackedBinaries(Path binaries) throws IOException {
        try (var versions = Files.newDirectoryStream(binaries, "PG-*")) {
            for (Path version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }

    /** What is not surely ours, and whole, is never touched. */
    private static void refuseUnknownCluster(Path cluster) throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(cluster.resolve("global/pg_control"))) {
            throw new StartRefused(
                    cluster + " is not a complete PostgreSQL cluster.",
                    "Restore it from a backup, or move it away: the portal then makes a new, empty one.");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw new StartRefused(
                    "%s was written by PostgreSQL %s, and this portal brings PostgreSQL %s."
                            .formatted(cluster, found, MAJOR_VERSION),
                    "Run the portal's earlier version on it, or move the data with pg_dump to a new database.");
        }
    }

    /** Starts the server again, on the same port, when it ends without having been asked to. */
    private void watch() {
        var processes = new ServerProcesses(settings.cluster());
        while (!closed) {
            try {
                Thread.sleep(WATCH);
                if (!processes.postmasterRuns()) {
                    revive(processes);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | UncheckedIOException | StartRefused e) {
                LOG.error("PostgreSQL ended and could not be started again yet: {}", e.getMessage());
            }
        }
    }

    private synchronized void revive(ServerProcesses processes) throws IOException {
        if (closed) {
            return;
        }
        LOG.warn("PostgreSQL ended unasked; starting it again");
        int port = server.getPort();
        server.close();
        processes.stop();
        server = launch(settings, settings.cluster(), passwords, port, Map.of());
        LOG.warn("PostgreSQL runs again");
    }
}
