package org.jiezhen.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jiezhen.Eventually;
import org.jiezhen.PortalApplication;
import org.jiezhen.PortalTest;
import org.jiezhen.database.StartRefused;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The portal seals its journal by itself; what its own commands append waits at the gate like anything else. */
@PortalTest
@TestPropertySource(properties = "portal.seal.every=PT0.1S")
class SealedPortalTest {

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    SealKeys keys;

    @Test
    void whatIsAppendedIsSealedBeforeLong() throws SQLException {
        var entry = append();
        transaction.executeWithoutResult(status -> {
            append();
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> journal.appendAll(
                "system",
                "test",
                List.of(
                        new Journal.Entry("test.many", "1", null, "{\"b\": 1.50, \"a\": \"欧阳\"}"),
                        new Journal.Entry("test.many", "2", "WHY", null))));
        Eventually.holds(
                "three entries are sealed",
                () -> jdbc.sql("SELECT coalesce(max(last_id), 0) FROM journal_seal")
                                .query(Long.class)
                                .single()
                        >= entry + 3);
        try (var connection = database.getConnection()) {
            var verdict = new Verifier(keys, List.of()).verify(connection);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.soundUpTo()).isGreaterThanOrEqualTo(entry + 3);
        }
    }

    @Test
    void commandsWaitAtTheGateBeforeTheirNumbersAreGiven() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var closed = database.getConnection()) {
            closed.setAutoCommit(false);
            try (var statement = closed.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('journal.append', 0))");
            }
            var before = numbersGiven();
            var one = threads.submit(this::append);
            var many = threads.submit(() -> transaction.execute(status -> {
                journal.appendAll("system", "test", List.of(new Journal.Entry("test.many", "1", null, null)));
                return true;
            }));
            Eventually.holds("both wait", () -> waiting() >= 2);
            assertThat(numbersGiven()).isEqualTo(before);
            closed.rollback();
            assertThat(one.get()).isGreaterThan(before);
            assertThat(many.get()).isTrue();
        }
    }

    private long append() {
        Long entry = transaction.execute(status -> journal.append(
                "system", "test.append", "test", UUID.randomUUID().toString(), null, null));
        return entry == null ? 0 : entry;
    }

    private long numbersGiven() {
        return jdbc.sql("SELECT coalesce(pg_sequence_last_value('journal_id_seq'::regclass), 0)")
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("""
                        SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND mode = 'ShareLock' AND NOT granted
                            AND d.datname = current_database()""").query(Long.class).single();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aRealHouseWithoutAKeyIsRefusedBeforeItsDatabaseIsTouched(CapturedOutput output) {
        var properties = new HashMap<>(TestDatabase.properties());
        properties.put("portal.house", "real");
        properties.put("portal.seal.key", "changeme");
        assertThatThrownBy(() -> start(properties)).hasRootCauseInstanceOf(StartRefused.class);
        assertThat(output.getAll())
                .contains("PORTAL_SEAL_KEY holds a placeholder, not a key.")
                .contains("Make one with: openssl rand -base64 32.")
                .doesNotContain("Migrating schema");

        properties.put("portal.seal.key", "");
        assertThatThrownBy(() -> start(properties))
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PORTAL_SEAL_KEY is not set");
    }

    private static void start(java.util.Map<String, Object> properties) {
        new SpringApplicationBuilder(PortalApplication.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run()
                .close();
    }
}
