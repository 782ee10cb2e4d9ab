package org.jiezhen.olderhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jiezhen.People;
import org.jiezhen.PortalApplication;
import org.jiezhen.TestClock;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.seal.SealsOf;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a version showed of a house, written down for the versions that follow.
 *
 * @param at the moment at which it was looked at
 * @param head how far its journal was sealed
 * @param entries how many entries its journal had
 * @param screens the rows of every screen, by its name and their ids
 */
public record Recording(Instant at, String head, long entries, Map<String, Map<String, JsonNode>> screens) {

    /** The tables, and what was shown of them. */
    public static final String TABLES = "tables.copy.gz";

    private static final String SHOWN = "shown.json.gz";
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the recording of the last version. */
    public static Recording ofTheLastVersion() {
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(Recording.class.getResourceAsStream("/older-house/" + SHOWN)))) {
            return JSON.readValue(in, Recording.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Path folder) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(SHOWN)))) {
            JSON.writeValue(out, this);
        }
    }

    /**
     * Plays two days in a house of this version, and records it.
     *
     * @param args the folder that the recording goes to
     */
    public static void main(String[] args) throws IOException, SQLException {
        var folder = Path.of(args[0]);
        Files.createDirectories(folder);
        var application = new SpringApplication(PortalApplication.class);
        application.addInitializers(new TestDatabase(), started -> {
            var beans = (GenericApplicationContext) started;
            beans.registerBean(People.class);
            beans.registerBean(TestClock.class, TestClock::new, bean -> bean.setPrimary(true));
        });
        try (var house = application.run(
                "--portal.house=demo",
                // Sealed when the two days say so, and not by the clock.
                "--portal.seal.every=PT24H",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=-1",
                "--logging.level.root=warn")) {
            new TwoDays(house).play();
            of(house).write(folder);
            var environment = house.getEnvironment();
            try (var owner = DriverManager.getConnection(
                    environment.getRequiredProperty("spring.flyway.url"),
                    environment.getRequiredProperty("spring.flyway.user"),
                    environment.getRequiredProperty("spring.flyway.password"))) {
                Tables.write(owner, folder.resolve(TABLES));
            }
        }
        // Whatever the house has started ends with it.
        System.exit(0);
    }

    private static Recording of(ConfigurableApplicationContext house) throws SQLException {
        return new Recording(
                house.getBean(TestClock.class).instant(),
                new SealsOf(house).sound(),
                house.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("SELECT count(*) FROM journal")
                        .query(Long.class)
                        .single(),
                Screens.of(house));
    }
}
