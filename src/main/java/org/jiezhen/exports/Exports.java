package org.jiezhen.exports;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Verb;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.CsvExport;
import org.jiezhen.tables.XlsxExport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes files of what somebody is shown. Each one is in the journal before it is anywhere else. */
@Service
public class Exports {

    private static final String SUBJECT = "export";

    /** What a file is written in. */
    public enum Format {
        CSV("csv", "text/csv"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String type;

        Format(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }

        /** The end of a file's name. */
        public String ending() {
            return ending;
        }

        /** Its media type. */
        public String type() {
            return type;
        }
    }

    /**
     * What is to be taken.
     *
     * @param name the board or list, as its code names it
     * @param columns which of its columns, in the order in which they are wanted
     * @param heads what all its columns are called
     * @param rows one text for each of all its columns
     */
    public record Wanted(String name, List<Integer> columns, List<String> heads, List<List<String>> rows) {

        private List<List<String>> table() {
            return Stream.concat(Stream.of(heads), rows.stream())
                    .map(row -> columns.stream().map(row::get).toList())
                    .toList();
        }
    }

    private enum ExportAct implements Act {
        TAKE;

        @Override
        public Verb verb() {
            return new Verb("exports.take");
        }
    }

    private static final Pattern COMMA = Pattern.compile(", ");

    private final Commands commands;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Exports(Commands commands, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Whether whoever is signed in may take files. */
    @PermitAll
    public boolean mayTake() {
        return staff.may(ExportPermission.TAKE);
    }

    /**
     * Which columns this person took last of a list, in that order: what was written down of the file says so.
     *
     * @param name the board or list, as its code names it
     * @param of how many columns it has; where it had another number then, nothing is known of it
     */
    @RolesAllowed(ExportPermission.TAKE)
    @Transactional(readOnly = true)
    public List<Integer> takenLast(String name, int of) {
        return jdbc.sql("""
                        SELECT j.detail ->> 'columns' FROM journal_told j
                        WHERE j.subject_kind = :kind AND j.subject_id = :name AND j.actor = :me
                          AND j.action = :action AND (j.detail ->> 'of')::int = :of
                        ORDER BY j.id DESC LIMIT 1""")
                .param("kind", SUBJECT)
                .param("name", name)
                .param("me", staff.id().toString())
                .param("action", ExportAct.TAKE.code())
                .param("of", of)
                .query(String.class)
                .optional()
                .map(taken -> COMMA.splitAsStream(taken.substring(1, taken.length() - 1))
                        .map(Integer::valueOf)
                        .toList())
                .orElse(List.of());
    }

    /**
     * The bytes of the file.
     *
     * @throws Refusal when no column is wanted, or one twice
     */
    @RolesAllowed(ExportPermission.TAKE)
    @Transactional
    public byte[] take(Wanted wanted, Format format) {
        if (wanted.columns.isEmpty()) {
            throw new InvalidInput("columns", "refusal.exports.none");
        }
        if (wanted.columns.stream().distinct().count() < wanted.columns.size()
                || wanted.columns.stream().anyMatch(one -> one < 0 || one >= wanted.heads.size())) {
            throw new Refusal("refusal.exports.columns");
        }
        commands.run(
                new Journal.Subject(SUBJECT, wanted.name),
                ExportAct.TAKE
                        .because(format.name())
                        .with("rows", wanted.rows.size())
                        .with("columns", wanted.columns.toString())
                        .with("of", wanted.heads.size()),
                () -> {});
        var table = wanted.table();
        return switch (format) {
            case CSV -> CsvExport.of(table);
            case XLSX -> XlsxExport.of(wanted.name, table);
        };
    }
}
