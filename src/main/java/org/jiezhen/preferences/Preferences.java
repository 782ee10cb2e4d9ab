package org.jiezhen.preferences;

import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Languages;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One's own preferences, for everybody who is signed in. Each is set by itself, so that two pages never take back what the
 * other has chosen, and a second press changes nothing.
 */
@Service
@PermitAll
@Transactional
public class Preferences {

    /** What the journal calls them. */
    static final String SUBJECT = "preference";

    private static final Pattern PAGE = Pattern.compile("[a-z][a-z/-]{0,59}");

    private final JdbcClient jdbc;
    private final CurrentStaff current;
    private final Journal journal;

    Preferences(JdbcClient jdbc, CurrentStaff current, Journal journal) {
        this.jdbc = jdbc;
        this.current = current;
        this.journal = journal;
    }

    /** What this person has chosen. */
    @Transactional(readOnly = true)
    public Preference mine() {
        return jdbc.sql("SELECT " + Preference.COLUMNS + " FROM preference WHERE account_id = ?")
                .param(current.id().value())
                .query((rs, row) -> Preference.of(rs))
                .optional()
                .orElse(Preference.USUAL);
    }

    /** Chooses the colours of the screen. */
    public void chooseColours(Colours colours) {
        set("colours", colours.name());
    }

    /** Says whether the page may be heard. */
    public void chooseSound(boolean sound) {
        set("sound", sound);
    }

    /** Says whether a telephone may be felt. */
    public void chooseVibration(boolean vibration) {
        set("vibration", vibration);
    }

    /** Says whether the system tells of new work. */
    public void chooseSystem(boolean system) {
        set("system", system);
    }

    /** Says whether a telephone's screen stays on while one is on duty. */
    public void chooseAwake(boolean awake) {
        set("awake", awake);
    }

    /** Chooses the language; null leaves it to the browser. */
    public void chooseLanguage(@Nullable Locale language) {
        set("language", language == null ? null : Languages.tag(language));
    }

    /** Chooses how close together rows stand. */
    public void chooseDensity(Density density) {
        set("density", density.name());
    }

    /**
     * Chooses the page to begin with; null leaves it to the role.
     *
     * @param page without a leading slash
     */
    public void chooseStartPage(@Nullable String page) {
        if (page != null && !PAGE.matcher(page).matches()) {
            throw new InvalidInput("startPage", "refusal.preferences.page");
        }
        set("start_page", page);
    }

    private void set(String what, @Nullable Object value) {
        var id = current.id();
        var changed = jdbc.sql("""
                        INSERT INTO preference (account_id, %1$s) VALUES (:me, :value)
                        ON CONFLICT (account_id) DO UPDATE SET %1$s = excluded.%1$s
                        WHERE preference.%1$s IS DISTINCT FROM excluded.%1$s""".formatted(what))
                .param("me", id.value())
                .param("value", value)
                .update();
        if (changed == 1) {
            journal.append(id.toString(), "preferences.choose", SUBJECT, id.toString(), null, null);
        }
    }
}
