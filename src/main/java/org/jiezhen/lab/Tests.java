package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.lab.TestItem.Choice;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.lab.TestItem.Range;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What panels find out: the house's data. */
@Component
@Transactional(readOnly = true)
public class Tests {

    private static final String TESTS = """
            SELECT t.code, t.panel, t.zh, t.en, t.kind, t.unit, t.decimals, t.critical_low, t.critical_high, t.plausible_low,
                   t.plausible_high, t.also, t.in_use, t.version
            FROM lab_test t JOIN lab_panel p ON p.code = t.panel""";

    private final JdbcClient jdbc;

    Tests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in the order of their panels. */
    public List<TestItem> all() {
        var ranges = ranges();
        var choices = choices();
        return jdbc.sql(TESTS + " ORDER BY p.rank, p.code, t.rank, t.code")
                .query((rs, row) -> test(rs, ranges, choices))
                .list();
    }

    /** Those that are asked of these panels now. */
    public List<TestItem> asked(Collection<String> panels) {
        return of(panels).stream().filter(TestItem::inUse).toList();
    }

    /** Those of these panels, in use or not. */
    public List<TestItem> of(Collection<String> panels) {
        return all().stream().filter(test -> panels.contains(test.panel())).toList();
    }

    /** The one of this code, in use or not. */
    public Optional<TestItem> find(String code) {
        return all().stream().filter(test -> test.code().equals(code)).findFirst();
    }

    private Map<String, List<Range>> ranges() {
        var all = new HashMap<String, List<Range>>();
        jdbc.sql(
                        "SELECT test, sex, from_age, before_age, low, high FROM lab_test_range ORDER BY from_age, sex NULLS FIRST, id")
                .query(rs -> {
                    var sex = rs.getString(2);
                    add(
                            all,
                            rs.getString(1),
                            new Range(
                                    sex == null ? null : TestItem.Sex.valueOf(sex),
                                    rs.getInt(3),
                                    rs.getObject(4, Integer.class),
                                    new Limits(rs.getBigDecimal(5), rs.getBigDecimal(6))));
                });
        return all;
    }

    private Map<String, List<Choice>> choices() {
        var all = new HashMap<String, List<Choice>>();
        jdbc.sql("SELECT test, code, zh, en, flag FROM lab_test_choice WHERE in_use ORDER BY rank, code")
                .query(rs -> {
                    var flag = rs.getString(5);
                    add(
                            all,
                            rs.getString(1),
                            new Choice(
                                    rs.getString(2),
                                    new Localized(rs.getString(3), rs.getString(4)),
                                    flag == null ? null : Flag.valueOf(flag)));
                });
        return all;
    }

    private static <T> void add(Map<String, List<T>> all, String test, T one) {
        all.computeIfAbsent(test, _ -> new ArrayList<>()).add(one);
    }

    private static TestItem test(ResultSet rs, Map<String, List<Range>> ranges, Map<String, List<Choice>> choices)
            throws SQLException {
        var code = rs.getString("code");
        return new TestItem(
                code,
                rs.getString("panel"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                TestItem.Kind.valueOf(rs.getString("kind")),
                rs.getString("unit"),
                rs.getInt("decimals"),
                new Limits(rs.getBigDecimal("critical_low"), rs.getBigDecimal("critical_high")),
                new Limits(rs.getBigDecimal("plausible_low"), rs.getBigDecimal("plausible_high")),
                List.of((String[]) Objects.requireNonNull(rs.getArray("also")).getArray()),
                List.copyOf(ranges.getOrDefault(code, List.of())),
                List.copyOf(choices.getOrDefault(code, List.of())),
                rs.getBoolean("in_use"),
                rs.getLong("version"));
    }
}
