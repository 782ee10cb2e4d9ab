package org.jiezhen.preferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has chosen.
 *
 * @param sound whether the page may be heard when there is work for the person
 * @param vibration whether a telephone may be felt then
 * @param system whether the system tells of it while no page is looked at
 * @param awake whether a telephone's screen stays on while the person is on duty
 * @param language null when it is what the browser asks for
 * @param startPage the page to begin with, without a leading slash; null when it is the role's
 */
public record Preference(
        Colours colours,
        boolean sound,
        boolean vibration,
        boolean system,
        boolean awake,
        @Nullable Locale language,
        Density density,
        @Nullable String startPage) {

    /** What a row holds of it. */
    static final String COLUMNS = "colours, sound, vibration, system, awake, language, density, start_page";

    /** One as it stands in a row. */
    static Preference of(ResultSet rs) throws SQLException {
        var language = rs.getString("language");
        return new Preference(
                Colours.valueOf(rs.getString("colours")),
                rs.getBoolean("sound"),
                rs.getBoolean("vibration"),
                rs.getBoolean("system"),
                rs.getBoolean("awake"),
                language == null ? null : Locale.forLanguageTag(language),
                Density.valueOf(rs.getString("density")),
                rs.getString("start_page"));
    }

    /** What is so of whoever has chosen nothing. */
    public static final Preference USUAL =
            new Preference(Colours.SYSTEM, false, false, false, true, null, Density.COMFORTABLE, null);
}
