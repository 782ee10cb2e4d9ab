package org.jiezhen.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of tasks of the house. */
@Component
public class TaskCodes {

    /** A colleague is asked to come to a room. */
    public static final String COLLEAGUE = "COLLEAGUE";

    private static final String ALL = """
            SELECT code, zh, en, icon, permission, target, about, asks_to, asks_whom, asks_note, custody, asked, calls,
                   instead
            FROM task_code""";

    private final JdbcClient jdbc;

    TaskCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in their order. */
    public List<TaskCode> all() {
        return jdbc.sql(ALL + " ORDER BY ordinal").query(TaskCodes::code).list();
    }

    /** Those that somebody asks for, by what he or she may: what has a page of its own for this person is asked there. */
    public List<TaskCode> asked(Predicate<String> may) {
        return all().stream()
                .filter(TaskCode::asked)
                .filter(code -> code.instead() == null || !may.test(code.instead()))
                .toList();
    }

    /** The one of this code, if there is one. */
    Optional<TaskCode> find(String code) {
        return jdbc.sql(ALL + " WHERE code = ?")
                .param(code)
                .query(TaskCodes::code)
                .optional();
    }

    private static TaskCode code(ResultSet rs, int row) throws SQLException {
        return new TaskCode(
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                rs.getString("icon"),
                rs.getString("permission"),
                rs.getString("target"),
                TaskCode.About.valueOf(rs.getString("about")),
                rs.getBoolean("asks_to"),
                rs.getBoolean("asks_whom"),
                rs.getBoolean("asks_note"),
                rs.getBoolean("custody"),
                rs.getBoolean("asked"),
                rs.getBoolean("calls"),
                rs.getString("instead"));
    }
}
