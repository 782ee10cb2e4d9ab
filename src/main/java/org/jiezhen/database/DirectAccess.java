package org.jiezhen.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * A house's database without the portal, by the role that the portal runs as: for what an administrator runs from the
 * command line, beside the portal or without it. An own database that does not run is started for as long as this is
 * open; one that does is left running.
 */
public final class DirectAccess implements AutoCloseable {

    private final Access access;
    private final @Nullable EmbeddedDatabase started;

    private DirectAccess(Access access, @Nullable EmbeddedDatabase started) {
        this.access = access;
        this.started = started;
    }

    /** Finds the database as the portal would, by environment; makes none. */
    public static DirectAccess open(Environment environment) {
        var own = DataDirectory.of(environment);
        return own.isPresent() ? own(own.get().path()) : new DirectAccess(elsewhere(environment), null);
    }

    private static Access elsewhere(Environment environment) {
        return new Access(
                environment.getProperty(DataDirectory.URL, ""),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    private static DirectAccess own(Path directory) {
        var settings = EmbeddedDatabase.Settings.in(directory);
        if (!Files.exists(settings.cluster())) {
            throw new StartRefused(
                    "There is no house in %s.".formatted(directory.toAbsolutePath()),
                    "Name the directory with PORTAL_DATA_DIR, or the database with SPRING_DATASOURCE_URL, _USERNAME and "
                            + "_PASSWORD.");
        }
        try {
            var running = EmbeddedDatabase.running(settings);
            if (running.isPresent()) {
                return new DirectAccess(running.get(), null);
            }
        } catch (IOException e) {
            throw new StartRefused(
                    "The database in %s could not be looked at: %s".formatted(directory, e.getMessage()),
                    "Run this as the user that the portal runs as.",
                    e);
        }
        var database = EmbeddedDatabase.start(settings);
        return new DirectAccess(database.runtime(), database);
    }

    /** Opens a connection. */
    public Connection connect() throws SQLException {
        return access.connect();
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        }
    }
}
