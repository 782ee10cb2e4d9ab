package org.jiezhen.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
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
 * set up with the environment and the roles of compose.yaml, behind the proxy of src/operations, backed up while it works
 * as systemd has it done, and goes on from its backup on another node; an upgrade is taken back.
 */
@Timeout(300)
class OperationsTest {

    private static final Pattern SECRET = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");
    private static final String ADMINS = "雨后的操场有一只猫走过去了";
    private static final String GUIDES = "春天的电梯口总是有人笑着";

    private static final LocatorAssertions.HasCountOptions AT_LAST =
            new LocatorAssertions.HasCountOptions().setTimeout(90_000);
    private static final LocatorAssertions.IsVisibleOptions VISIBLE_AT_LAST =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

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
    void aHouseThatIsBackedUpWhileItWorksGoesOnFromItsBackupOnAnotherNode() throws Exception {
        var behindProxy = Proxy.Kind.HAPROXY.isHere();
        var log = directory.resolve("portal.log");
        try (var one = new PortalProcess(Map.of(), environment(), log);
                var browsers = new Browsers()) {
            var two = behindProxy
                    ? new Proxy.Node(PortalProcess.freePort(), PortalProcess.freePort())
                    : new Proxy.Node(one.port(), one.managementPort());
            try (var proxy = behindProxy
                    ? Proxy.before(Proxy.Kind.HAPROXY, new Proxy.Node(one.port(), one.managementPort()), two)
                    : null) {
                var url = proxy == null ? one.url() : proxy.url();
                var oneTime = SECRET.matcher(one.said());
                assertThat(oneTime.find())
                        .as("the first administrator's secret is printed")
                        .isTrue();
                var admin = signIn(browsers.desk("en-GB"), url, "admin", oneTime.group());
                choosePassword(admin, oneTime.group(), ADMINS);
                setUpTheHouse(admin, url);
                var handedOver = openAccount(admin, url, "刘悦", "liuyue", "Standing guide");

                var lift = signIn(browsers.desk("en-GB"), url, "liuyue", handedOver);
                choosePassword(lift, handedOver, GUIDES);
                register(lift, url, "A001");

                var still = backedUpWhileNothingIsWritten();
                // What is done after the backup is gone with what it is restored over.
                register(lift, url, "A002");
                assertThat(postgres.contents()).isNotEqualTo(still.contents());
                var other = lift.context().newPage();
                other.navigate(url + "/arrivals");
                assertThat(row(other, "A002")).hasCount(1);

                one.close();
                assertThat(isReached("127.0.0.1", one.port())).isFalse();
                var late = browsers.desk("zh-CN");
                if (proxy != null) {
                    late.navigate(url + "/arrivals");
                    assertThat(late.locator("body")).containsText("接诊系统暂时无法使用");
                }
                restore(still.backup());
                assertThat(postgres.contents()).isEqualTo(still.contents());

                try (var again = new PortalProcess(Map.of(), fromTheFiles(), log, two.port(), two.managementPort())) {
                    assertThat(again.said()).as("no second administrator").containsOnlyOnce(oneTime.group());
                    // Nobody has put a hand on it: on the other node, signed in by the shift.
                    assertThat(row(other, "A002")).hasCount(0, AT_LAST);
                    assertThat(row(other, "A001")).hasCount(1, AT_LAST);
                    if (proxy != null) {
                        assertThat(late.getByLabel("密码")).isVisible(VISIBLE_AT_LAST);
                    }
                    register(lift, url, "A002");
                    assertThat(row(other, "A002")).hasCount(1);
                    assertThat(isReached("127.0.0.1", again.port())).isTrue();
                    assertThat(isReached("127.0.0.2", again.port()))
                            .as("unless SERVER_ADDRESS says otherwise, only where a proxy stands before it")
                            .isFalse();
                    assertThatTheJournalIsStillClosed();
                    assertThat(again.said() + postgres.log()).doesNotContain("刘悦", ADMINS, GUIDES, handedOver);
                }
            }
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

    private record Still(Path backup, Map<String, String> contents) {}

    /**
     * A house at work writes by itself, too: who is here, how long a screen was untouched, the journal's seal. The backup that
     * is compared is one during which none of it was written.
     */
    private Still backedUpWhileNothingIsWritten() throws IOException {
        for (var tries = 0; tries < 30; tries++) {
            var before = postgres.contents();
            var backup = backUp();
            if (postgres.contents().equals(before)) {
                return new Still(backup, before);
            }
            Files.delete(backup);
        }
        return fail("there was no instant at which nothing was written");
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

    /** As src/operations has it for systemd: portal.env, and the secrets beside it. */
    private Map<String, String> fromTheFiles() {
        var environment = new HashMap<>(OperationsFiles.portalEnv());
        environment.replaceAll((name, value) -> value.replace("127.0.0.1:5432/", "127.0.0.1:" + postgres.port() + "/"));
        environment.putAll(secrets);
        return environment;
    }

    /** As the timer has it done, each night: the script of src/operations, with the password from a file. */
    private Path backUp() throws IOException {
        var pgpass = Files.writeString(
                directory.resolve("pgpass"),
                "127.0.0.1:%d:*:portal_owner:%s%n".formatted(postgres.port(), secret("SPRING_FLYWAY_PASSWORD")));
        Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-------"));
        var folder = Files.createDirectories(directory.resolve("backups"));
        var old = Files.createFile(folder.resolve("portal-20200101T023000Z.dump"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T02:30:00Z")));
        var made = postgres.script(
                OperationsFiles.FOLDER.resolve("backup"),
                Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGUSER", "portal_owner",
                        "PGPASSFILE", pgpass.toString()),
                folder.toString());
        try (var kept = Files.list(folder)) {
            assertThat(kept).containsExactly(Path.of(made.strip()));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(made.strip()))))
                .isEqualTo("rw-------");
        return Path.of(made.strip());
    }

    private static boolean isReached(String address, int port) {
        try (var channel = SocketChannel.open(new InetSocketAddress(address, port))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
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

    // ---- what people do

    private static Page signIn(Page page, String url, String username, String password) {
        page.navigate(url);
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(now -> !now.contains("sign-in"));
        return page;
    }

    private static void choosePassword(Page page, String secret, String password) {
        page.getByLabel("One-time secret").fill(secret);
        page.getByLabel("New password", exactly()).fill(password);
        page.getByLabel("New password again").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save new password"))
                .click();
        // The page that was asked for comes in its place, at the same address.
        assertThat(page.getByLabel("One-time secret")).hasCount(0);
        assertThat(page.locator("main h1, main .vh").first()).isVisible();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** The administrator takes the sample from the page, and brings it in. */
    private static void setUpTheHouse(Page admin, String url) throws IOException {
        admin.navigate(url + "/admin/house/import");
        var sample =
                admin.waitForDownload(() -> admin.getByText("Download a sample").click());
        admin.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("house.csv", "text/csv", Files.readAllBytes(sample.path())));
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Bring in \\d+ rows")))
                .click();
        assertThat(admin.locator(".import-body h2")).containsText("was brought in");
    }

    /** The administrator opens an account; gives the secret to be handed over. */
    private static String openAccount(Page admin, String url, String name, String username, String role) {
        admin.navigate(url + "/admin/staff");
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

    private static void register(Page lift, String url, String ticket) {
        lift.navigate(url + "/arrive");
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
