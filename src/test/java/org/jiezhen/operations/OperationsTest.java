package org.jiezhen.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jiezhen.journeys.Browsers;
import org.jiezhen.journeys.PortalProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What src/docs/operations.md promises, rehearsed with the PostgreSQL of this machine and its own tools: a real house is
 * set up with the environment and the roles of compose.yaml, backed up while it works, and goes on from its backup; an
 * upgrade is taken back.
 */
@Timeout(300)
class OperationsTest {

    private static final Pattern SECRET = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");
    private static final String ADMINS = "雨后的操场有一只猫走过去了";
    private static final String GUIDES = "春天的电梯口总是有人笑着";

    @TempDir
    Path directory;

    private final Map<String, String> secrets = new HashMap<>();
    private MachinesPostgres postgres;

    @BeforeEach
    void aNewClusterWithTheRolesOfAHouse() {
        assumeTrue(MachinesPostgres.programs().isPresent(), MachinesPostgres.NONE_HERE);
        ComposeFile.read().required().forEach(name -> secrets.put(name, random()));
        postgres = MachinesPostgres.start(secret("POSTGRES_PASSWORD"));
        postgres.roles(secrets);
    }

    @AfterEach
    void theClusterIsThrownAway() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void aHouseThatIsBackedUpWhileItWorksGoesOnFromItsBackup() throws Exception {
        var backup = directory.resolve("portal.dump");
        try (var portal = new PortalProcess(Map.of(), environment(), directory.resolve("portal.log"));
                var browsers = new Browsers()) {
            asOwner(building());
            var oneTime = SECRET.matcher(portal.said());
            assertThat(oneTime.find())
                    .as("the first administrator's secret is printed")
                    .isTrue();
            var admin = signIn(browsers.desk("en-GB"), portal, "admin", oneTime.group());
            choosePassword(admin, oneTime.group(), ADMINS);
            var handedOver = openAccount(admin, portal, "刘悦", "liuyue", "Standing guide");

            var lift = signIn(browsers.desk("en-GB"), portal, "liuyue", handedOver);
            choosePassword(lift, handedOver, GUIDES);
            register(lift, portal, "A001");

            var before = postgres.contents();
            postgres.run("pg_dump", "--username=portal_owner", "--format=custom", "--file=" + backup, "portal");
            // What is done after the backup is gone with what it is restored over.
            register(lift, portal, "A002");
            assertThat(postgres.contents()).isNotEqualTo(before);

            portal.close();
            restore(backup);
            assertThat(postgres.contents()).isEqualTo(before);
            portal.startAgain();

            assertThat(portal.said()).as("no second administrator").containsOnlyOnce(oneTime.group());
            var again = signIn(browsers.desk("en-GB"), portal, "liuyue", GUIDES);
            again.navigate(portal.url() + "/arrivals");
            assertThat(row(again, "A001")).hasCount(1);
            assertThat(row(again, "A002")).hasCount(0);
            register(again, portal, "A002");
            assertThatTheJournalIsStillClosed();
            assertThat(portal.said() + postgres.log()).doesNotContain("刘悦", ADMINS, GUIDES, handedOver);
        }
    }

    @Test
    void anUpgradeIsTakenBackByTheBackupFromBefore() throws SQLException {
        var backup = directory.resolve("before-the-upgrade.dump");
        migrate("65");
        asOwner("""
                INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, first_visit, name, phone,
                                   discreet, arrived_at)
                VALUES (gen_random_uuid(), 0, '2026-11-20', 1, 'IN_PROGRESS', 'WALK_IN', true, '欧阳静怡', '13800138765',
                        true, now())""");
        var before = postgres.contents();
        postgres.run("pg_dump", "--username=portal_owner", "--format=custom", "--file=" + backup, "portal");

        migrate("latest");
        assertThat(postgres.contents()).isNotEqualTo(before);
        restore(backup);
        assertThat(postgres.contents()).isEqualTo(before);

        migrate("latest");
        try (var connection = postgres.connect("portal_app", secret("SPRING_DATASOURCE_PASSWORD"));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT c.name FROM visit v JOIN customer c ON c.id = v.customer_id")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("欧阳静怡");
        }
    }

    /** The old database is kept beside the new one until somebody has seen that all is well. */
    private void restore(Path backup) {
        postgres.run(
                "psql",
                "--no-psqlrc",
                "--set=ON_ERROR_STOP=1",
                "--dbname=postgres",
                "--command=ALTER DATABASE portal RENAME TO portal_before");
        postgres.roles(secrets);
        postgres.run(
                "pg_restore",
                "--username=portal_owner",
                "--dbname=portal",
                "--single-transaction",
                "--exit-on-error",
                backup.toString());
    }

    private void assertThatTheJournalIsStillClosed() throws SQLException {
        try (var connection = postgres.connect("portal_app", secret("SPRING_DATASOURCE_PASSWORD"));
                var statement = connection.createStatement()) {
            for (var forbidden :
                    Set.of("UPDATE journal SET actor = 'x'", "DELETE FROM journal", "DELETE FROM visit_custody")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(ComposeFile.read().environment("portal", secrets));
        environment.replaceAll((name, value) -> value.replace("//db:5432/", "//127.0.0.1:" + postgres.port() + "/"));
        return environment;
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/portal",
                        "portal_owner",
                        secret("SPRING_FLYWAY_PASSWORD"))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", "portal_app", "house_kind", "real"))
                .target(target)
                .load()
                .migrate();
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = postgres.connect("portal_owner", secret("SPRING_FLYWAY_PASSWORD"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The building as operations.md describes one. */
    private static String building() throws IOException {
        var found = Pattern.compile("(?s)## The building\n.*?```sql\n(.*?)```")
                .matcher(Files.readString(Path.of("src/docs/operations.md")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    // ---- what people do

    private static Page signIn(Page page, PortalProcess portal, String username, String password) {
        page.navigate(portal.url());
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    private static void choosePassword(Page page, String secret, String password) {
        page.getByLabel("One-time secret").fill(secret);
        page.getByLabel("New password", exactly()).fill(password);
        page.getByLabel("New password again").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save new password"))
                .click();
        page.waitForURL(url -> !url.contains("password"));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** The administrator opens an account; gives the secret to be handed over. */
    private static String openAccount(Page admin, PortalProcess portal, String name, String username, String role) {
        admin.navigate(portal.url() + "/admin/staff");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New account"))
                .click();
        var dialog = admin.locator("vaadin-dialog[opened]");
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill(name);
        dialog.getByLabel("Username").fill(username);
        var roles = dialog.locator("vaadin-combo-box").first().locator("input");
        roles.fill(role);
        // Whoever presses Enter before the role is found has chosen none.
        admin.locator("vaadin-combo-box-item:not([hidden])", new Page.LocatorOptions().setHasText(role))
                .first()
                .click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        return admin.locator(".secret").innerText();
    }

    private static void register(Page lift, PortalProcess portal, String ticket) {
        lift.navigate(portal.url() + "/arrive");
        lift.locator(".seats .f").first().click();
        assertThat(lift.locator("body")).containsText(ticket);
    }

    private static Locator row(Page page, String text) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    // ---- secrets

    private String secret(String name) {
        return secrets.getOrDefault(name, "");
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
