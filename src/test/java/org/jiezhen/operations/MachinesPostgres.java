package org.jiezhen.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A throw-away cluster of the PostgreSQL that this machine has installed, with its own tools: the one that the portal
 * brings has no pg_dump. Set up as the image of compose.yaml does it: passwords by TCP, none on the socket.
 */
final class MachinesPostgres implements AutoCloseable {

    static final String NONE_HERE =
            "no PostgreSQL 15 or newer with psql, pg_dump and pg_restore was found on this machine";

    private static final List<String> NEEDED = List.of("initdb", "pg_ctl", "postgres", "psql", "pg_dump", "pg_restore");
    private static final List<String> FOLDERS = List.of(
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/usr/local/pgsql*/bin",
            "/opt/homebrew/opt/postgresql*/bin",
            "/usr/local/opt/postgresql*/bin");

    private final Path programs;
    private final Path directory;
    private final List<String> asUser;
    private final String superuserPassword;
    private final int port;

    private MachinesPostgres(Path programs, Path directory, List<String> asUser, String password, int port) {
        this.programs = programs;
        this.directory = directory;
        this.asUser = asUser;
        this.superuserPassword = password;
        this.port = port;
    }

    /** Where the newest PostgreSQL of this machine has its programs, if it has all that are needed. */
    static Optional<Path> programs() {
        var onPath = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(FOLDERS.stream().flatMap(MachinesPostgres::matching), onPath)
                .filter(folder -> NEEDED.stream().allMatch(name -> Files.isExecutable(folder.resolve(name))))
                .filter(folder -> major(folder) >= 15)
                .max(Comparator.comparingInt(MachinesPostgres::major));
    }

    private static Stream<Path> matching(String pattern) {
        var parts = pattern.split("\\*", 2);
        var before = Path.of(parts[0] + "x");
        var parent = before.getParent();
        var glob = before.getFileName().toString().replaceFirst("x$", "") + "*";
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, glob)) {
            var folders = new ArrayList<Path>();
            found.forEach(version -> folders.add(Path.of(version + parts[1])));
            return folders.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "postgres (PostgreSQL) 15.18 (Debian …)" */
    private static int major(Path folder) {
        var version = say(List.of(folder.resolve("postgres").toString(), "--version"), Map.of());
        return Integer.parseInt(version.replaceFirst("(?s)^.*?PostgreSQL\\)? (\\d+).*$", "$1"));
    }

    static MachinesPostgres start(String superuserPassword) {
        try {
            var programs = programs().orElseThrow(() -> new IllegalStateException(NONE_HERE));
            var directory = Files.createTempDirectory("jiezhen-postgres");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            var postgres = new MachinesPostgres(programs, directory, unprivileged(), superuserPassword, freePort());
            postgres.start();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        var password = Files.writeString(directory.resolve("password"), superuserPassword);
        for (var folder : List.of("cluster", "socket")) {
            Files.createDirectory(directory.resolve(folder));
        }
        if (!asUser.isEmpty()) {
            say(List.of("chown", "-R", user(), password.toString(), path("cluster"), path("socket")), Map.of());
        }
        server(
                "initdb",
                "--pgdata=" + path("cluster"),
                "--username=postgres",
                "--pwfile=" + password,
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8");
        server(
                "pg_ctl",
                "--pgdata=" + path("cluster"),
                "--log=" + path("cluster/log"),
                "--options=-c fsync=off -c log_error_verbosity=terse -c listen_addresses=127.0.0.1 -c port=" + port
                        + " -c unix_socket_directories=" + path("socket"),
                "--wait",
                "start");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    int port() {
        return port;
    }

    /** Makes the roles and, where there is none, the database, by the script that compose.yaml uses. */
    void roles(Map<String, String> secrets) {
        say(List.of(Path.of("src/postgres/roles.sh").toAbsolutePath().toString()), environment(secrets));
    }

    /** Runs one of PostgreSQL's own programs, which finds the server by its environment. */
    String run(String program, String... arguments) {
        var command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return say(command, environment(Map.of()));
    }

    /** Runs a script that uses PostgreSQL's programs, with an environment of its own. */
    String script(Path script, Map<String, String> more, String... arguments) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var environment = new TreeMap<>(environment(Map.of()));
        environment.putAll(more);
        return say(command, environment);
    }

    private Map<String, String> environment(Map<String, String> more) {
        var environment = new TreeMap<>(more);
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        environment.put("PGHOST", path("socket"));
        environment.put("PGPORT", Integer.toString(port));
        environment.put("PGUSER", "postgres");
        return environment;
    }

    /** Connects as the portal does: by TCP, with a password. */
    Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/portal", role, password);
    }

    /**
     * What a database holds, to the last value: of each table how many rows and the digest of all of them, who owns it
     * and what may be done to it; where each sequence stands.
     */
    SortedMap<String, String> contents() {
        var contents = new TreeMap<String, String>();
        try (var connection = connect("postgres", superuserPassword);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("""
                    SELECT c.relname, c.relkind, r.rolname || ' ' || coalesce(
                        (SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(c.relacl) acl), '')
                    FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
                    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'S')""")) {
                while (rows.next()) {
                    contents.put("access " + rows.getString(1), rows.getString(3));
                    if (rows.getString(2).equals("r")) {
                        tables.add(rows.getString(1));
                    }
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery(
                        "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \""
                                + table + "\" t")) {
                    rows.next();
                    contents.put("rows " + table, rows.getString(1));
                }
            }
            try (var rows = statement.executeQuery("SELECT sequencename, last_value FROM pg_sequences")) {
                while (rows.next()) {
                    contents.put("sequence " + rows.getString(1), String.valueOf(rows.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return contents;
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("cluster/log"));
    }

    @Override
    public void close() throws IOException {
        server("pg_ctl", "--pgdata=" + path("cluster"), "--mode=immediate", "--wait", "stop");
        FileSystemUtils.deleteRecursively(directory);
    }

    private void server(String program, String... arguments) {
        var command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        say(command, Map.of("LC_ALL", "C.UTF-8"));
    }

    /** PostgreSQL does not run as root: whoever is root lends it somebody else's identity. */
    private static List<String> unprivileged() {
        if (!say(List.of("id", "-u"), Map.of()).strip().equals("0")) {
            return List.of();
        }
        var user = Stream.of("postgres", "nobody")
                .filter(name -> exit(List.of("id", "-u", name)) == 0)
                .findFirst()
                .orElseThrow();
        var group = say(List.of("id", "-g", user), Map.of()).strip();
        return List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
    }

    private String user() {
        return asUser.get(1).replaceFirst("^--reuid=", "");
    }

    private static int exit(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the command said; a failure when it failed. Its output goes to a file: a server that stays would hold a pipe. */
    private static String say(List<String> command, Map<String, String> environment) {
        try {
            var output = Files.createTempFile("jiezhen", ".out");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .directory(Path.of("/").toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("SPRING_"));
                builder.environment().putAll(environment);
                var status = builder.start().waitFor();
                var said = Files.readString(output);
                if (status != 0) {
                    throw new IllegalStateException(command + " ended with " + status + ":\n" + said);
                }
                return said;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
