package org.jiezhen.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Stands before the migrations. It refuses a database that cannot be reached, a database of the other kind of house, and
 * for a real house a runtime role that could rewrite the journal: an owner can grant itself back whatever was revoked.
 */
final class HouseGuard implements FlywayMigrationStrategy {

    private final HouseKind kind;
    private final Access runtime;

    HouseGuard(HouseKind kind, Access runtime) {
        this.kind = kind;
        this.runtime = runtime;
    }

    @Override
    public void migrate(Flyway flyway) {
        try (Connection connection = connect(runtime)) {
            refuseSuperuser(connection);
        } catch (SQLException e) {
            throw unreachable("as the runtime role " + runtime, e);
        }
        refuseOtherKind(flyway);
        flyway.migrate();
        // Once more: another node may have made the house in the meantime.
        refuseOtherKind(flyway);
        try (Connection connection = connect(runtime)) {
            refuseJournalOwner(connection);
        } catch (SQLException e) {
            throw unreachable("as the runtime role " + runtime, e);
        }
    }

    private static Connection connect(Access access) throws SQLException {
        return access.connect();
    }

    private void refuseOtherKind(Flyway flyway) {
        try (Connection owner = flyway.getConfiguration().getDataSource().getConnection()) {
            if (!isTrue(owner, "SELECT to_regclass('public.house_identity') IS NOT NULL")) {
                return;
            }
            boolean same = isTrue(owner, "SELECT kind = '%s' FROM public.house_identity".formatted(kind.code()));
            if (!same && kind == HouseKind.DEMO) {
                throw new StartRefused(
                        "This database belongs to a real house, and a demo would mix invented people into it.",
                        "Start with PORTAL_HOUSE=real, or give the demo a database or PORTAL_DATA_DIR of its own.");
            }
            if (!same) {
                throw new StartRefused(
                        "This database belongs to a demo house; a real house cannot begin with invented people.",
                        "Start with PORTAL_HOUSE=demo, or give the real house a new database or PORTAL_DATA_DIR.");
            }
        } catch (SQLException | RuntimeException e) {
            throw e instanceof StartRefused refused ? refused : unreachable("as the owner's role", e);
        }
    }

    private void refuseSuperuser(Connection connection) throws SQLException {
        if (kind == HouseKind.REAL
                && isTrue(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
            throw new StartRefused(
                    "The portal would run as %s, a superuser, who could rewrite the journal.".formatted(runtime.user()),
                    "Set SPRING_DATASOURCE_USERNAME to a plain role, and SPRING_FLYWAY_USER to the one that owns the "
                            + "database.");
        }
    }

    private void refuseJournalOwner(Connection connection) throws SQLException {
        // Membership counts as well: a member may become the owner with SET ROLE.
        if (kind == HouseKind.REAL && isTrue(connection, """
                SELECT bool_or(pg_has_role(current_user, relowner, 'MEMBER')) FROM pg_class
                WHERE oid IN (to_regclass('public.journal'), to_regclass('public.journal_seal'))
                """)) {
            throw new StartRefused(
                    "The portal would run as %s, who owns the journal and could rewrite it.".formatted(runtime.user()),
                    "Let one role migrate and own (SPRING_FLYWAY_URL, SPRING_FLYWAY_USER, SPRING_FLYWAY_PASSWORD), and "
                            + "another run (SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD).");
        }
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static StartRefused unreachable(String whom, Exception cause) {
        return new StartRefused(
                "The database could not be reached %s: %s".formatted(whom, firstLine(cause)),
                "See whether PostgreSQL runs there, and check SPRING_DATASOURCE_URL, _USERNAME, _PASSWORD and "
                        + "SPRING_FLYWAY_URL, _USER, _PASSWORD; without any of them the portal brings its own database.",
                cause);
    }

    private static String firstLine(Exception cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
