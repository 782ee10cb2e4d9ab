package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** A house's own database, reached from the command line; and what is kept beside it. */
@Timeout(120)
class DirectAccessTest {

    private final Path directory;
    private final MockEnvironment environment;

    DirectAccessTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.environment = new MockEnvironment().withProperty("portal.data-dir", directory.toString());
        TestDatabase.lendPrograms(directory);
    }

    @Test
    void aDatabaseThatRunsIsUsedAndLeftRunning() throws Exception {
        try (var house = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory))) {
            assertThat(whoAmI()).isEqualTo("portal_app");
            try (var connection = house.owner().connect()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotRunIsStartedForAsLongAsItTakes() throws Exception {
        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory)).close();
        var server = new ServerProcesses(directory.toRealPath().resolve("postgres"));
        assertThat(server.port()).isEmpty();
        assertThat(whoAmI()).isEqualTo("portal_app");
        assertThat(server.postmasterRuns()).isFalse();
        // And the portal can start afterwards.
        EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory)).close();
    }

    @Test
    void aDatabaseElsewhereIsReachedAsThePortalReachesIt() throws Exception {
        TestDatabase.properties().forEach((name, value) -> environment.setProperty(name, value.toString()));
        assertThat(whoAmI()).isEqualTo("portal_app");
    }

    @Test
    void noHouseIsMadeWhereThereIsNone() {
        assertThatThrownBy(() -> DirectAccess.open(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("There is no house in " + directory);
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    @Test
    void aSecretIsMadeOnceAndForItsOwnerOnly() throws IOException {
        var own = DataDirectory.of(environment).orElseThrow();
        assertThat(own.secret("seal.key")).isEmpty();
        assertThat(own.secretMadeOnce("seal.key", () -> "first")).isEqualTo("first");
        assertThat(own.secretMadeOnce("seal.key", () -> "second").strip()).isEqualTo("first");
        assertThat(own.secret("seal.key"))
                .hasValueSatisfying(secret -> assertThat(secret.strip()).isEqualTo("first"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("seal.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(directory.resolve("seal.key.new")).doesNotExist();
    }

    @Test
    void aHouseWithADatabaseElsewhereHasNoDirectory() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/portal");
        assertThat(DataDirectory.of(environment)).isEmpty();
    }

    private String whoAmI() throws IOException, SQLException {
        try (var database = DirectAccess.open(environment);
                var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT current_user")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
