package org.jiezhen.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.house.House;
import org.jiezhen.intake.IntakeField.Before;
import org.jiezhen.intake.IntakeField.Choice;
import org.jiezhen.intake.IntakeField.Section;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this house asks its guests. */
@Component
class IntakeFields {

    private final JdbcClient jdbc;
    private final House house;

    IntakeFields(JdbcClient jdbc, House house) {
        this.jdbc = jdbc;
        this.house = house;
    }

    /** All fields, in the order of the form; those out of use as well. */
    List<IntakeField> all() {
        var choices = choices(true);
        var former = choices(false);
        return jdbc.sql("""
                        SELECT * FROM intake_field
                        ORDER BY array_position(ARRAY['WISH', 'TODAY', 'HEALTH', 'PAPERS'], section), rank, code""").query((rs, row) -> field(rs, choices, former)).list();
    }

    /** Those that are asked. */
    List<IntakeField> inUse() {
        return all().stream().filter(IntakeField::inUse).toList();
    }

    /**
     * One that is asked.
     *
     * @throws Refusal when there is none, or it is out of use
     */
    IntakeField get(String code) {
        return jdbc.sql("SELECT * FROM intake_field WHERE code = ? AND in_use")
                .param(code)
                .query((rs, row) -> field(rs, choices(true), choices(false)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.intake.field"));
    }

    private Map<String, List<Choice>> choices(boolean offered) {
        var choices = new HashMap<String, List<Choice>>();
        jdbc.sql("SELECT field, code, zh, en FROM intake_choice WHERE in_use = ? ORDER BY field, rank")
                .param(offered)
                .query(rs -> {
                    choices.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                            .add(new Choice(rs.getString(2), new Localized(rs.getString(3), rs.getString(4))));
                });
        if (offered) {
            choices.put(
                    IntakeField.INTEREST,
                    house.specialties().stream()
                            .map(one -> new Choice(one.code(), one.name()))
                            .toList());
        }
        return choices;
    }

    private static IntakeField field(ResultSet rs, Map<String, List<Choice>> choices, Map<String, List<Choice>> former)
            throws SQLException {
        var before = rs.getString("needed_before");
        var code = rs.getString("code");
        return new IntakeField(
                code,
                new Localized(rs.getString("zh"), rs.getString("en")),
                Section.valueOf(rs.getString("section")),
                rs.getInt("rank"),
                FieldKind.valueOf(rs.getString("kind")),
                rs.getBoolean("sensitive"),
                rs.getBoolean("personal"),
                before == null ? null : Before.valueOf(before),
                rs.getBoolean("carried"),
                rs.getBoolean("of_guest"),
                rs.getBoolean("in_use"),
                rs.getBoolean("built_in"),
                rs.getLong("version"),
                List.copyOf(choices.getOrDefault(code, List.of())),
                List.copyOf(former.getOrDefault(code, List.of())));
    }
}
