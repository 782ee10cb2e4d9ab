package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.house.House;
import org.jiezhen.house.Specialty;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.SaidElsewhere;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Situation.Grade;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What consultants are trained in, of which grade, in which languages, and how many they receive. */
@Service
@Transactional
@RolesAllowed(TriagePermission.PROFILES)
public class ConsultantProfiles {

    /** How many guests at once at most, and a day. */
    public static final int MOST_AT_ONCE = 20;

    /** The same, a day. */
    public static final int MOST_A_DAY = 99;

    private static final String SUBJECT = "consultant";

    private final Commands commands;
    private final Story story;
    private final House house;
    private final SaidElsewhere form;
    private final JdbcClient jdbc;

    ConsultantProfiles(Commands commands, Story story, House house, SaidElsewhere form, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.house = house;
        this.form = form;
        this.jdbc = jdbc;
    }

    /**
     * What is said of somebody who receives guests.
     *
     * @param version to be given back with a change; −1 while nothing is said
     * @param scope the specialties; none is all of them
     * @param languages none is any
     * @param wheel whether the wheel turns for her
     */
    public record Profile(
            StaffId who,
            String name,
            long version,
            Grade grade,
            Set<String> scope,
            Set<String> languages,
            int atOnce,
            int aDay,
            boolean wheel) {}

    /** Everybody who receives guests. */
    @Transactional(readOnly = true)
    public List<Profile> all() {
        return jdbc.sql("""
                        SELECT a.id, a.display_name, coalesce(c.version, -1) AS version, coalesce(c.grade, 'MIDDLE') AS grade,
                               coalesce(c.at_once, 2) AS at_once, coalesce(c.a_day, 20) AS a_day, coalesce(c.wheel, true) AS wheel,
                               (SELECT array_agg(specialty) FROM consultant_specialty s WHERE s.account_id = a.id) AS scope,
                               (SELECT array_agg(language) FROM consultant_language l WHERE l.account_id = a.id) AS languages
                        FROM account a LEFT JOIN consultant c ON c.account_id = a.id
                        WHERE a.enabled AND EXISTS (SELECT FROM account_role JOIN role_permission USING (role_code)
                                                    WHERE account_id = a.id AND permission = ?)
                        ORDER BY a.display_name""")
                .param(TriagePermission.RECEIVE)
                .query((rs, row) -> new Profile(
                        new StaffId(rs.getObject("id", UUID.class)),
                        rs.getString("display_name"),
                        rs.getLong("version"),
                        Grade.valueOf(rs.getString("grade")),
                        texts(rs.getArray("scope")),
                        texts(rs.getArray("languages")),
                        rs.getInt("at_once"),
                        rs.getInt("a_day"),
                        rs.getBoolean("wheel")))
                .list();
    }

    private static Set<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }

    /** What somebody can be trained in. */
    @Transactional(readOnly = true)
    public List<Specialty> specialties() {
        return house.specialties();
    }

    private record Said(String who) {}

    /**
     * Says it anew: from the next triage on.
     *
     * @param said with the version on which it is made
     * @throws Refusal when somebody said it otherwise meanwhile: who, and when
     */
    public void say(UUID key, Profile said) {
        commands.once(key, RuleAct.PROFILE, Said.class, () -> {
            check(said);
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('consultants', 0))")
                    .query((rs, row) -> true)
                    .single();
            var before = all().stream()
                    .filter(one -> one.who.equals(said.who))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("refusal.triage.nobody"));
            var subject = new Journal.Subject(SUBJECT, said.who.toString());
            if (before.version != said.version) {
                throw story.lastBefore(
                        "refusal.triage.profileChanged", subject, List.of(RuleAct.PROFILE), Long.MAX_VALUE);
            }
            var deed = RuleAct.PROFILE
                    .with("grade", said.grade)
                    .with("scope", String.join(" ", said.scope.stream().sorted().toList()))
                    .with("atOnce", said.atOnce)
                    .with("aDay", said.aDay)
                    .with("wheel", said.wheel);
            commands.run(subject, deed, () -> write(said));
            return new Said(said.who.toString());
        });
    }

    private void check(Profile said) {
        if (said.atOnce < 1 || said.atOnce > MOST_AT_ONCE) {
            throw new InvalidInput("atOnce", "refusal.triage.number", MOST_AT_ONCE);
        }
        if (said.aDay < 1 || said.aDay > MOST_A_DAY) {
            throw new InvalidInput("aDay", "refusal.triage.number", MOST_A_DAY);
        }
        var known =
                new HashSet<>(house.specialties().stream().map(Specialty::code).toList());
        if (!known.containsAll(said.scope)) {
            throw new InvalidInput("scope", "refusal.triage.specialty");
        }
        var spoken = form.choices(IntakeField.LANGUAGE).stream()
                .map(IntakeField.Choice::code)
                .toList();
        if (!spoken.containsAll(said.languages)) {
            throw new InvalidInput("languages", "refusal.triage.language");
        }
    }

    private void write(Profile said) {
        var who = said.who.value();
        jdbc.sql("""
                        INSERT INTO consultant (account_id, grade, at_once, a_day, wheel) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET grade = excluded.grade, at_once = excluded.at_once,
                            a_day = excluded.a_day, wheel = excluded.wheel, version = consultant.version + 1""")
                .params(who, said.grade.name(), said.atOnce, said.aDay, said.wheel)
                .update();
        jdbc.sql("DELETE FROM consultant_specialty WHERE account_id = ?")
                .param(who)
                .update();
        said.scope.forEach(code -> jdbc.sql("INSERT INTO consultant_specialty (account_id, specialty) VALUES (?, ?)")
                .params(who, code)
                .update());
        jdbc.sql("DELETE FROM consultant_language WHERE account_id = ?")
                .param(who)
                .update();
        said.languages.forEach(
                language -> jdbc.sql("INSERT INTO consultant_language (account_id, language) VALUES (?, ?)")
                        .params(who, language)
                        .update());
    }
}
