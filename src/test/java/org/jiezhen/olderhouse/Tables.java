package org.jiezhen.olderhouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/**
 * What is in a house's tables, as PostgreSQL's own COPY text, one table after the other, and where its sequences stand.
 * It also holds which migrations had been made, with their checksums.
 */
public final class Tables {

    // Keys and presences are of one process, and of nobody's interest.
    private static final Set<String> LEFT_OUT = Set.of("secret", "staff_presence");
    private static final String END = "\\.";
    private static final String COPY = "COPY ";

    private Tables() {}

    /** Writes everything that is in the tables, as their owner. */
    static void write(Connection owner, Path file) throws SQLException, IOException {
        try (var out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (var table : ask(owner, """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1""")) {
                if (!LEFT_OUT.contains(table)) {
                    write(owner, table, out);
                }
            }
            for (var sequence : ask(owner, """
                    SELECT format('SELECT setval(%L, %s)', sequencename, last_value) FROM pg_sequences
                    WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1""")) {
                out.write(sequence + "\n");
            }
        }
    }

    private static void write(Connection owner, String table, Writer out) throws SQLException, IOException {
        var columns = String.join(", ", ask(owner, """
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND is_generated = 'NEVER' AND table_name = '%s'
                ORDER BY ordinal_position""".formatted(table)));
        var rows = new StringWriter();
        owner.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (SELECT %s FROM %s ORDER BY 1) TO STDOUT".formatted(columns, table), rows);
        out.write("%s%s (%s)\n%s%s\n".formatted(COPY, table, columns, rows, END));
    }

    private static List<String> ask(Connection owner, String question) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(question)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    /**
     * Puts into the tables what was written, in place of what a migration put there. As whoever restores a backup: no
     * trigger fires, and references are not looked at before everything is there.
     */
    public static void read(Connection superuser, String resource) throws SQLException, IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(
                                Objects.requireNonNull(Tables.class.getResourceAsStream(resource), resource)),
                        StandardCharsets.UTF_8));
                var statement = superuser.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(COPY)) {
                    var table = line.substring(COPY.length(), line.indexOf(" ("));
                    statement.execute("DELETE FROM " + table);
                    superuser.unwrap(PGConnection.class).getCopyAPI().copyIn(line + " FROM STDIN", rows(in));
                } else {
                    statement.execute(line);
                }
            }
        }
    }

    private static Reader rows(BufferedReader in) throws IOException {
        var rows = new StringBuilder();
        for (var line = in.readLine(); !END.equals(line); line = in.readLine()) {
            rows.append(Objects.requireNonNull(line, "a table without its end")).append('\n');
        }
        return new StringReader(rows.toString());
    }
}
