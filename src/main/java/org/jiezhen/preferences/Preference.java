package org.jiezhen.preferences;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What somebody has chosen.
 *
 * @param sound whether the page may be heard when there is work for the person
 * @param vibration whether a telephone may be felt then
 * @param system whether the system tells of it while no page is looked at
 * @param awake whether a telephone's screen stays on while the person is on duty
 */
public record Preference(Colours colours, boolean sound, boolean vibration, boolean system, boolean awake) {

    /** One as it stands in a row. */
    static Preference of(ResultSet rs) throws SQLException {
        return new Preference(
                Colours.valueOf(rs.getString("colours")),
                rs.getBoolean("sound"),
                rs.getBoolean("vibration"),
                rs.getBoolean("system"),
                rs.getBoolean("awake"));
    }

    /** What is so of whoever has chosen nothing. */
    public static final Preference USUAL = new Preference(Colours.SYSTEM, false, false, false, true);
}
