package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseTest {

    private final Path directory;

    /** A cluster that was stopped: making one takes ten times as long as copying it. */
    private static Path made = Path.of("");

    EmbeddedDatabaseTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void aClusterIsMade(@TempDir Path elsewhere) throws IOException {
        made = elsewhere;
        EmbeddedDatabase.start(new EmbeddedDatabase.Settings(made, TestDatabase.binaries(), true))
                .close();
    }

    private void thereIsACluster() throws Exception {
        assertThat(new ProcessBuilder("cp", "-a", made + "/.", directory.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void keepsItsDataBetweenStarts() throws Exception {
        thereIsACluster();
        try (var database = start()) {
            run(database.owner(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var database = start()) {
            assertThat(ask(database.owner(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void isDurableAndSortsChinese() throws Exception {
        thereIsACluster();
        try (var database = start()) {
            assertThat(ask(database.owner(), "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database.owner(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database.owner(), "SHOW full_page_writes")).isEqualTo("on");
            assertThat(
                            ask(
                                    database.owner(),
                                    "SELECT string_agg(name, '' ORDER BY name COLLATE \"zh-x-icu\") FROM (VALUES ('张'), ('阿'), ('李')) people (name)"))
                    .isEqualTo("阿李张");
        }
    }

    @Test
    void whatARefusedRowSaysIsNotInItsLog() throws Exception {
        thereIsACluster();
        try (var database = start()) {
            run(database.owner(), "CREATE TABLE guest (name text CHECK (name <> '欧阳静怡'))");
            assertThatThrownBy(() -> {
                        try (var connection = database.owner().connect();
                                var row = connection.prepareStatement("INSERT INTO guest VALUES (?)")) {
                            row.setString(1, "欧阳静怡");
                            row.execute();
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("欧阳静怡");
        }
        var log = new StringBuilder();
        try (var files = Files.newDirectoryStream(cluster().resolve("log"))) {
            for (var file : files) {
                log.append(Files.readString(file));
            }
        }
        assertThat(log).contains("guest_name_check").doesNotContain("欧阳静怡");
    }

    /** As src/docs/operations.md has it: stop, copy, start. */
    @Test
    void aCopyOfTheStoppedDatabaseIsABackup() throws Exception {
        thereIsACluster();
        Path backup = directory.resolve("backup.tar.gz");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        try (var database = start()) {
            run(database.owner(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        tar("-czf", backup.toString(), "-C", directory.toString(), "postgres");
        try (var database = start()) {
            run(database.owner(), "DROP TABLE kept");
        }

        tar("-xzf", backup.toString(), "-C", elsewhere.toString());
        try (var restored =
                EmbeddedDatabase.start(new EmbeddedDatabase.Settings(elsewhere, TestDatabase.binaries(), true))) {
            assertThat(ask(restored.owner(), "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(ask(restored.runtime(), "SELECT current_user")).isEqualTo("portal_app");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        thereIsACluster();
        try (var database = start()) {
            for (Access role : new Access[] {database.superuser(), database.owner(), database.runtime()}) {
                assertThatThrownBy(() -> new Access(role.url(), role.user(), "guess").connect())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres/portal.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(made.resolve("postgres.new.password")).doesNotExist();
        }
    }

    @Test
    void theServerOfAKilledPortalIsStoppedAndItsDataIsThere() throws Exception {
        thereIsACluster();
        Process killed = startProcess();
        long orphan = postmaster();
        killed.destroyForcibly().waitFor();
        assertThat(new ServerProcesses(cluster()).postmasterRuns())
                .as("the server outlives its portal")
                .isTrue();

        try (var database = start()) {
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(ask(database.runtime(), "SELECT 'there'")).isEqualTo("there");
        }
        assertThat(new ServerProcesses(cluster()).postmasterRuns()).isFalse();
    }

    @Test
    void aSecondPortalOnTheSameDataIsRefusedByName() throws Exception {
        thereIsACluster();
        Process first = startProcess();
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another portal (process " + first.pid() + ")");
            assertThat(new ServerProcesses(cluster()).postmasterRuns())
                    .as("the first one's server is left alone")
                    .isTrue();
        } finally {
            first.destroyForcibly().waitFor();
            new ServerProcesses(cluster()).stop();
        }
    }

    @Test
    void aSecondPortalInTheSameProcessIsRefusedToo() throws Exception {
        thereIsACluster();
        try (var database = start()) {
            assertThatThrownBy(this::start).isInstanceOf(StartRefused.class);
            assertThat(ask(database.runtime(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aStartThatWasCutOffBeginsAnew() throws Exception {
        Path half = Files.createDirectories(directory.resolve("postgres.new/base"));
        Files.writeString(half.resolve("1"), "half");
        Files.writeString(directory.resolve("postgres.new.password"), "old");

        try (var database = start()) {
            assertThat(ask(database.runtime(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(directory.resolve("postgres.new")).doesNotExist();
    }

    @Test
    void binariesThatWereHalfUnpackedAreUnpackedAgain() throws Exception {
        thereIsACluster();
        Path binaries = directory.resolve("binaries");
        Path half = binaries.resolve("PG-half");
        Files.createDirectories(half);
        var settings = new EmbeddedDatabase.Settings(directory, binaries, true);
        try (var database = EmbeddedDatabase.start(settings)) {
            assertThat(ask(database.runtime(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(half).doesNotExist();
    }

    @Test
    void aNoteOfADeadServerDoesNotBlock() throws Exception {
        thereIsACluster();
        // As after a power cut: the note is there, and its number belongs to somebody else by now.
        Files.writeString(
                cluster().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster() + "\n");
        try (var database = start()) {
            assertThat(ask(database.runtime(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aForeignDirectoryIsNeverTouched() throws Exception {
        Path precious = Files.createDirectories(cluster()).resolve("precious");
        Files.writeString(precious, "data");
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("not a complete");
        assertThat(precious).hasContent("data");
    }

    @Test
    void aKilledServerIsStartedAgainOnItsPort() throws Exception {
        thereIsACluster();
        try (var database = start()) {
            run(database.owner(), "CREATE TABLE kept AS SELECT 42 AS answer");
            long killed = postmaster();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await(() -> {
                try {
                    return postmaster() != killed
                            && ask(database.owner(), "SELECT answer FROM kept").equals("42");
                } catch (SQLException | IOException | NoSuchElementException e) {
                    // The note is written anew: for a moment it is missing, or still empty.
                    return false;
                }
            });
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new EmbeddedDatabase.Settings(directory, TestDatabase.binaries(), true));
    }

    private static void tar(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("tar"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Process startProcess() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseProcess.class.getName(),
                        directory.toString(),
                        TestDatabase.binaries().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo("ready");
        return process;
    }

    private Path cluster() throws IOException {
        return directory.toRealPath().resolve("postgres");
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("within 30 seconds").isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static void run(Access access, String statement) throws SQLException {
        try (var connection = access.connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String ask(Access access, String question) throws SQLException {
        try (var connection = access.connect();
                var sql = connection.createStatement();
                var answer = sql.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
