package org.jiezhen;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself says of its tables, so that no test keeps a list of them. */
public final class Catalogue {

    private Catalogue() {}

    /** The tables that have a column of this name, as each table of periods has {@code voided_by}. */
    public static List<String> tablesWith(JdbcClient jdbc, String column) {
        return jdbc.sql("""
                        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                          AND a.attname = ? AND NOT a.attisdropped
                        ORDER BY c.relname""").param(column).query(String.class).list();
    }

    /** Those of them in which it may be empty. */
    public static List<String> tablesThatMayLack(JdbcClient jdbc, String column) {
        return tablesWith(jdbc, column).stream()
                .filter(table ->
                        jdbc.sql("""
                                SELECT NOT attnotnull FROM pg_attribute
                                WHERE attrelid = CAST(? AS regclass) AND attname = ?""").params(table, column).query(Boolean.class).single())
                .toList();
    }

    /** The tables with this many rows, as of the last {@code ANALYZE}. */
    public static List<String> tablesOf(JdbcClient jdbc, int rows) {
        return jdbc.sql("""
                        SELECT relname FROM pg_class
                        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= ?
                        ORDER BY relname""").param(rows).query(String.class).list();
    }

    /** The tables that refer to these, directly or by others: whose rows come with theirs. */
    public static List<String> tablesBehind(JdbcClient jdbc, List<String> tables) {
        return jdbc.sql("""
                        WITH RECURSIVE behind AS (
                            SELECT oid FROM pg_class WHERE relkind = 'r' AND relname IN (:tables)
                            UNION SELECT conrelid FROM pg_constraint JOIN behind ON confrelid = behind.oid
                            WHERE contype = 'f')
                        SELECT relname FROM pg_class JOIN behind USING (oid)
                        ORDER BY relname""").param("tables", tables).query(String.class).list();
    }
}
