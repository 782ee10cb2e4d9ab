package org.jiezhen.oversight;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Story;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules by which what is late goes on to others. Each change names the version it was made on. What has gone on has gone
 * on: a rule that is changed or switched off decides what is late from then on.
 */
@Service
@Transactional
@RolesAllowed(OversightPermission.RULES)
public class EscalationRules {

    /** So many minutes after it was due, at most: a day. */
    public static final int MOST_MINUTES = 24 * 60;

    /**
     * A rule.
     *
     * @param version to be given back with the change
     * @param code of which kind of task, or what else can be late; null is every kind without rules of its own
     * @param permission it is told to whoever of those who are on duty holds it
     */
    public record Rule(int id, long version, @Nullable String code, int minutes, String permission, boolean enabled) {}

    /** Which rule it was. */
    record Said(int rule) {}

    private final Commands commands;
    private final Story story;
    private final Receivers receivers;
    private final JdbcClient jdbc;

    EscalationRules(Commands commands, Story story, Receivers receivers, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.receivers = receivers;
        this.jdbc = jdbc;
    }

    /** The rule as it stands, for a form. */
    @Transactional(readOnly = true)
    public Rule rule(int id) {
        return find(id).orElseThrow(() -> new Refusal("refusal.oversight.ruleGone"));
    }

    /** Of what kind something is that can be late. */
    public record Kind(String code, Localized name) {}

    /** The kinds of tasks, and of answers, that can be late. */
    @Transactional(readOnly = true)
    public List<Kind> kinds() {
        return jdbc.sql("SELECT code, zh, en FROM late_kind ORDER BY ordinal")
                .query((rs, row) -> new Kind(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
    }

    /** To whom it can go: whoever answers for the day, whoever may take a kind of task, everybody. */
    @Transactional(readOnly = true)
    public Set<String> receivers() {
        return receivers.permissions();
    }

    /** The roles that hold this permission, in the order of the house. */
    @Transactional(readOnly = true)
    public List<String> roles(String permission) {
        return jdbc.sql("""
                        SELECT r.code FROM role r JOIN role_permission p ON p.role_code = r.code
                        WHERE p.permission = ? ORDER BY r.ordinal""").param(permission).query(String.class).list();
    }

    /**
     * Adds one.
     *
     * @throws Refusal when it is there already, also switched off
     */
    public int add(UUID key, @Nullable String code, int minutes, String permission) {
        return commands.once(key, RuleAct.ADD, Said.class, () -> {
                    check(null, code, minutes, permission);
                    var id = jdbc.sql("""
                                    INSERT INTO escalation_rule (code, minutes, permission) VALUES (:code, :minutes, :to)
                                    RETURNING id""")
                            .param("code", code)
                            .param("minutes", minutes)
                            .param("to", permission)
                            .query(Integer.class)
                            .single();
                    commands.run(subject(id), said(RuleAct.ADD.plain(), code, minutes, permission), () -> {});
                    return new Said(id);
                })
                .rule;
    }

    /**
     * Changes one.
     *
     * @param shown the version on which it is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public void change(UUID key, int id, long shown, @Nullable String code, int minutes, String permission) {
        commands.once(key, RuleAct.CHANGE, Said.class, () -> {
            var before = locked(id, shown);
            check(id, code, minutes, permission);
            var deed = said(RuleAct.CHANGE.plain(), code, minutes, permission)
                    .with("fromCode", before.code)
                    .with("fromMinutes", before.minutes)
                    .with("fromTo", before.permission);
            commands.run(subject(id), deed, () -> jdbc.sql("""
                            UPDATE escalation_rule SET code = :code, minutes = :minutes, permission = :to, version = version + 1
                            WHERE id = :id""")
                    .param("code", code)
                    .param("minutes", minutes)
                    .param("to", permission)
                    .param("id", id)
                    .update());
            return new Said(id);
        });
    }

    /** Switches one off, or on again: pressed twice it stays as it was said first. */
    public void enable(UUID key, int id, long shown, boolean enabled) {
        var act = enabled ? RuleAct.SWITCH_ON : RuleAct.SWITCH_OFF;
        commands.once(key, act, Said.class, () -> {
            locked(id, shown);
            commands.run(subject(id), act.plain(), () -> jdbc.sql(
                            "UPDATE escalation_rule SET enabled = ?, version = version + 1 WHERE id = ?")
                    .params(enabled, id)
                    .update());
            return new Said(id);
        });
    }

    private void check(@Nullable Integer own, @Nullable String code, int minutes, String permission) {
        lock();
        if (code != null && kinds().stream().noneMatch(one -> one.code().equals(code))) {
            throw new InvalidInput("kind", "refusal.oversight.ruleGone");
        }
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new InvalidInput("minutes", "refusal.oversight.ruleMinutes", MOST_MINUTES);
        }
        if (!receivers().contains(permission)) {
            throw new InvalidInput("to", "refusal.oversight.ruleWhom");
        }
        var same = all().stream()
                .filter(rule -> !Integer.valueOf(rule.id).equals(own)
                        && rule.minutes == minutes
                        && rule.permission.equals(permission)
                        && (code == null ? rule.code == null : code.equals(rule.code)))
                .findFirst();
        if (same.isPresent()) {
            throw new InvalidInput(
                    "minutes", same.get().enabled ? "refusal.oversight.ruleSame" : "refusal.oversight.ruleSameOff");
        }
    }

    private Rule locked(int id, long shown) {
        lock();
        var rule = rule(id);
        if (rule.version != shown) {
            throw story.lastBefore(
                    "refusal.oversight.ruleChanged", subject(id), List.of(RuleAct.values()), Long.MAX_VALUE);
        }
        return rule;
    }

    /** They are few: whoever changes one waits for whoever changes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('escalation rules', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Deed said(Deed deed, @Nullable String code, int minutes, String permission) {
        return deed.with("code", code).with("minutes", minutes).with("to", permission);
    }

    private static Journal.Subject subject(int id) {
        return new Journal.Subject(EscalationRulesBoard.SUBJECT, Integer.toString(id));
    }

    private Optional<Rule> find(int id) {
        return all().stream().filter(rule -> rule.id == id).findFirst();
    }

    private List<Rule> all() {
        return jdbc.sql("SELECT id, version, code, minutes, permission, enabled FROM escalation_rule ORDER BY id")
                .query((rs, row) -> new Rule(
                        rs.getInt(1), rs.getLong(2), rs.getString(3), rs.getInt(4), rs.getString(5), rs.getBoolean(6)))
                .list();
    }
}
