package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseGuardTest {

    private final TestDatabase.Fresh database = TestDatabase.fresh();

    @Test
    void aRealHouseRefusesToBecomeADemo() {
        start(HouseKind.REAL);
        assertThatThrownBy(() -> start(HouseKind.DEMO))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("belongs to a real house");
    }

    @Test
    void aDemoRefusesToBecomeARealHouse() {
        start(HouseKind.DEMO);
        assertThatThrownBy(() -> start(HouseKind.REAL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("belongs to a demo house");
    }

    @Test
    void startsAgainAsWhatItWas() {
        start(HouseKind.REAL);
        start(HouseKind.REAL);
    }

    @Test
    void aRealHouseDoesNotRunAsTheOwner() {
        assertThatThrownBy(() -> start(HouseKind.REAL, database.owner()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("owns the journal");
    }

    @Test
    void aRealHouseDoesNotRunAsASuperuser() {
        assertThatThrownBy(() -> start(HouseKind.REAL, TestDatabase.superuser(database)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("superuser");
    }

    @Test
    void anUnreachableDatabaseIsSaidInOneSentence() {
        var nowhere = new Access("jdbc:postgresql://127.0.0.1:1/portal", "portal_app", "x");
        assertThatThrownBy(() -> start(HouseKind.REAL, nowhere))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("could not be reached")
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void aServerThatIsTooOldIsRefusedByItsVersion() {
        assertThatThrownBy(() -> HouseGuard.refuseOlder(14))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 14");
        HouseGuard.refuseOlder(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal SET actor = 'x'",
                "DELETE FROM journal",
                "TRUNCATE journal",
                "ALTER TABLE journal ADD COLUMN x int",
                "DROP TABLE journal",
                "GRANT UPDATE ON journal TO portal_app; UPDATE journal SET actor = 'x'",
                "ALTER TABLE journal OWNER TO portal_app",
                "SET ROLE portal_owner",
                "CREATE TABLE mine (x int)",
                "UPDATE house_identity SET kind = 'demo'",
                "INSERT INTO house_identity (kind, since) VALUES ('demo', now())",
                "DELETE FROM house_identity",
            })
    void theRuntimeRoleMayNot(String statement) throws SQLException {
        start(HouseKind.REAL);
        try (var connection = database.runtime().connect();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getMessage())
                            .containsAnyOf("permission denied", "must be owner", "no privileges"));
        }
    }

    @Test
    void theRuntimeRoleMayAppend() throws SQLException {
        start(HouseKind.REAL);
        try (var connection = database.runtime().connect();
                var sql = connection.createStatement()) {
            sql.execute("INSERT INTO journal (at, actor, action, subject_kind, subject_id) "
                    + "VALUES (now(), 'a', 'test.try', 'test', '1')");
        }
    }

    private void start(HouseKind kind) {
        start(kind, database.runtime());
    }

    private void start(HouseKind kind, Access runtime) {
        Access owner = database.owner();
        Flyway flyway = Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                // What the guard needs; the modules bring theirs later.
                .target("2")
                .placeholders(Map.of("app_role", EmbeddedDatabase.RUNTIME, "house_kind", kind.code()))
                .load();
        new HouseGuard(kind, runtime).migrate(flyway);
    }
}
