package org.jiezhen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
                return heard.contains("test.committed");
            });
            assertThat(heard).doesNotContain("test.rolledback");
        }
        assertThat(entries("test.committed")).isEqualTo(1);
        assertThat(entries("test.rolledback")).isZero();
    }

    @Test
    void nothingIsJournalledOutsideACommandsTransaction() {
        assertThatThrownBy(() -> append("test.alone")).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(entries("test.alone")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal SET actor = 'somebody'",
                "DELETE FROM journal",
                "TRUNCATE journal",
                "DELETE FROM visit",
                "DELETE FROM visit_custody",
                "TRUNCATE visit_stage"
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
