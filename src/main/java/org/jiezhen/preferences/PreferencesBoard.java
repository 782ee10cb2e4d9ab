package org.jiezhen.preferences;

import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Languages;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have chosen, for the pages of each: a choice made on one is applied on all. */
@Component
public class PreferencesBoard implements BoardSource<PreferencesBoard.Chosen> {

    /** What somebody has chosen. */
    public record Chosen(StaffId person, Preference preference) implements BoardSource.Fact {

        @Override
        public String id() {
            return person.toString();
        }
    }

    private static final String ALL = "SELECT account_id, " + Preference.COLUMNS + " FROM preference";

    private final JdbcClient jdbc;

    PreferencesBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's own. */
    public static Audience<Chosen> of(StaffId person) {
        return new Audience<>(
                "of:" + person,
                Permission.STAFF_SEE,
                chosen -> chosen.person.equals(person),
                List.of(
                        Field.of("co", chosen -> chosen.preference.colours()),
                        Field.of("so", chosen -> chosen.preference.sound()),
                        Field.of("vi", chosen -> chosen.preference.vibration()),
                        Field.of("sy", chosen -> chosen.preference.system()),
                        Field.of("aw", chosen -> chosen.preference.awake()),
                        Field.of("la", chosen -> {
                            var language = chosen.preference.language();
                            return language == null ? null : Languages.tag(language);
                        }),
                        Field.of("de", chosen -> chosen.preference.density())));
    }

    @Override
    public String name() {
        return "preferences";
    }

    @Override
    public Set<String> subjects() {
        return Set.of(Preferences.SUBJECT);
    }

    @Override
    public List<Chosen> read() {
        return read(jdbc.sql(ALL));
    }

    @Override
    public Set<String> readInPart() {
        return subjects();
    }

    @Override
    public List<Chosen> read(Part part) {
        return read(
                jdbc.sql(ALL + " WHERE account_id = ANY (CAST(? AS uuid[]))").param(part.rowsAnd(Preferences.SUBJECT)));
    }

    private static List<Chosen> read(JdbcClient.StatementSpec statement) {
        return statement
                .query((rs, row) -> new Chosen(Id.column(StaffId::new).mapRow(rs, row), Preference.of(rs)))
                .list();
    }
}
