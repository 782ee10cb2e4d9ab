package org.jiezhen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiezhen.Eventually;
import org.jiezhen.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class JournalTest {

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Test
    void anEntryAndItsAnnouncementComeTogetherOrNotAtAll() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Journal.CHANNEL);
            transaction.executeWithoutResult(status -> {
                append("test.rolledback");
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> append("test.committed"));

            var heard = new ArrayList<String>();
            Eventually.holds("the announcement", () -> {
                heard.addAll(notifications(connection));
                return heard.contains("test.committed:1");
            });
            assertThat(heard).doesNotContain("test.rolledback:1");
        }
        assertThat(entries("test.committed")).isEqualTo(1);
        assertThat(entries("test.rolledback")).isZero();
    }

    @Test
    void manyEntriesAreAppendedInOrderAndAnnouncedOnce() throws SQLException {
        var entries = IntStream.range(0, 500)
                .mapToObj(n ->
                        new Journal.Entry("test.many", "s" + n, n == 0 ? "WHY" : null, n == 1 ? "{\"n\": 1}" : null))
                .toList();
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Journal.CHANNEL);
            transaction.executeWithoutResult(status -> {
                journal.appendAll("system", "test.void", entries);
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> journal.appendAll("system", "test.many", entries));
            transaction.executeWithoutResult(status -> journal.appendAll("system", "test.none", List.of()));
            transaction.executeWithoutResult(status -> append("test.end"));

            var heard = new ArrayList<String>();
            Eventually.holds("the last announcement", () -> {
                heard.addAll(notifications(connection));
                return heard.contains("test.end:1");
            });
            assertThat(heard).containsOnlyOnce("test.many").doesNotContain("test.void", "test.none");
        }
        assertThat(entries("test.void")).isZero();
        assertThat(jdbc.sql("SELECT subject_id FROM journal WHERE subject_kind = 'test.many' ORDER BY id")
                        .query(String.class)
                        .list())
                .isEqualTo(entries.stream().map(Journal.Entry::subjectId).toList());
        assertThat(jdbc.sql("SELECT reason || detail FROM journal WHERE subject_id = 's0' AND reason = 'WHY'")
                        .query(String.class)
                        .list())
                .containsExactly("WHY{}");
        assertThatThrownBy(() -> journal.appendAll("system", "test.alone", entries))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void nothingIsJournalledOutsideACommandsTransaction() {
        assertThatThrownBy(() -> append("test.alone")).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(entries("test.alone")).isZero();
    }

    @Test
    void whatHappensToATaskIsToldInTheStoryOfItsVisitAndAnnouncedToBoth() throws SQLException {
        var task = new Journal.Subject("test.task", "t1");
        var visit = new Journal.Subject("test.visit", "v1");
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Journal.CHANNEL);
            transaction.executeWithoutResult(_ -> {
                journal.append("system", "test.arrive", visit, null, null, null);
                journal.append("system", "test.accept", task, visit, null, null);
            });
            var heard = new ArrayList<String>();
            Eventually.holds("both announcements", () -> {
                heard.addAll(notifications(connection));
                return heard.containsAll(List.of("test.visit:v1", "test.task:t1 test.visit:v1"));
            });
        }
        assertThat(jdbc.sql(
                                "SELECT action FROM journal_told WHERE story_kind = 'test.visit' AND story_id = 'v1' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("test.arrive", "test.accept");
    }

    @Test
    void nothingThatThePortalMayOnlyReadCanBeWrittenThroughAView() {
        assertThat(jdbc.sql("""
                        SELECT c.relname FROM pg_class c
                        WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
                          AND (NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
                               OR has_table_privilege(current_user, c.oid, 'INSERT, UPDATE, DELETE'))""").query(String.class).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal SET actor = 'somebody'",
                "DELETE FROM journal",
                "TRUNCATE journal",
                "DELETE FROM visit",
                "DELETE FROM visit_custody",
                "TRUNCATE visit_reason"
            })
    void thePortalItselfCannotRewriteHistory(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasStackTraceContaining("permission denied");
    }

    private void append(String kind) {
        journal.append("system", "test.append", kind, "1", null, null);
    }

    private int entries(String kind) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE subject_kind = ?")
                .param(kind)
                .query(Integer.class)
                .single();
    }

    private static List<String> notifications(Connection connection) throws SQLException {
        var heard = new ArrayList<String>();
        var notifications = connection.unwrap(PGConnection.class).getNotifications(100);
        if (notifications != null) {
            for (var notification : notifications) {
                heard.add(notification.getParameter());
            }
        }
        return heard;
    }
}
