package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.CallbackPlanning.Published;
import org.jiezhen.callbacks.PlaybookLook.Where;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the house says (话术), in both languages and in versions: what is asked in calls, and what is said on arrival, in
 * consultation and to questions. A call keeps what it was made with. What promises an effect, or says what somebody has, is not
 * published.
 */
@Service
@Transactional
@RolesAllowed(CallbackPermission.PLAN)
public class Playbook {

    /** The most lines of a script. */
    public static final int MOST = 20;

    private static final int LONGEST_ZH = 400;
    private static final int LONGEST_EN = 600;
    private static final int LONGEST_TITLE_ZH = 80;
    private static final int LONGEST_TITLE_EN = 120;
    private static final int LONGEST_ENTRY_ZH = 600;
    private static final int LONGEST_ENTRY_EN = 900;
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Commands commands;
    private final Story story;
    private final PlaybookWords words;
    private final JdbcClient jdbc;

    Playbook(Commands commands, Story story, PlaybookWords words, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.words = words;
        this.jdbc = jdbc;
    }

    /**
     * A line as it is written.
     *
     * @param asks how it is answered; null for what is only said
     * @param alarm from which answer on a doctor is to know; blank for none
     */
    public record Written(String zh, String en, @Nullable Asks asks, String alarm) {

        /** Whether nothing is written. */
        boolean isBlank() {
            return zh.isBlank() && en.isBlank();
        }
    }

    /** A script as it stands. */
    public record Script(String why, Localized name, int version, List<Written> lines) {}

    private record Read(
            Localized words, @Nullable Asks asks, @Nullable BigDecimal alarm) {}

    /**
     * What is written of an entry.
     *
     * @param where where it is shown
     */
    public record Entry(String titleZh, String titleEn, String zh, String en, Set<Where> where) {}

    /**
     * Publishes a version of an entry, or a question that was not there before.
     *
     * @param code which; null for a new question
     * @param shown the version on which it is made; 0 for a new one
     * @throws Refusal when somebody published one meanwhile: who, and when
     * @throws InvalidInput at the field that cannot be; also where it promises or diagnoses
     */
    public Published publish(UUID key, @Nullable String code, int shown, Entry written) {
        var check = words.check();
        var titleZh = check.said("titleZh", written.titleZh, LONGEST_TITLE_ZH);
        var titleEn = check.said("titleEn", written.titleEn, LONGEST_TITLE_EN);
        var zh = check.said("zh", written.zh, LONGEST_ENTRY_ZH);
        var en = check.said("en", written.en, LONGEST_ENTRY_EN);
        if (code == null && written.where.isEmpty()) {
            throw new InvalidInput("where", "refusal.playbook.where");
        }
        return commands.once(key, PlanAct.PLAYBOOK, Published.class, () -> {
            lock();
            var which = code == null
                    ? "Q" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT)
                    : code;
            var subject = new Journal.Subject(PlaybookBoard.SUBJECT, which);
            var newest = jdbc.sql("SELECT coalesce(max(version), 0) FROM playbook_text WHERE code = ?")
                    .param(which)
                    .query(Integer.class)
                    .single();
            if (newest != shown) {
                throw story.lastBefore(
                        "refusal.callback.plan.changed", subject, List.of(PlanAct.PLAYBOOK), Long.MAX_VALUE);
            }
            if (code != null && newest == 0) {
                throw new Refusal("refusal.playbook.which");
            }
            var entry = commands.run(subject, PlanAct.PLAYBOOK.with("version", shown + 1), () -> {});
            if (code == null) {
                jdbc.sql("""
                                INSERT INTO playbook_entry (code, kind, at_intake, at_consult, at_call, rank)
                                SELECT :code, 'QUESTION', :intake, :consult, :call, max(rank) + 1 FROM playbook_entry
                                WHERE kind = 'QUESTION'""")
                        .param("code", which)
                        .param("intake", written.where.contains(Where.INTAKE))
                        .param("consult", written.where.contains(Where.CONSULT))
                        .param("call", written.where.contains(Where.CALL))
                        .update();
            }
            jdbc.sql("""
                            INSERT INTO playbook_text (code, version, title_zh, title_en, zh, en, published, published_by)
                            VALUES (:code, :version, :titleZh, :titleEn, :zh, :en, :now, :entry)""")
                    .param("code", which)
                    .param("version", shown + 1)
                    .param("titleZh", titleZh)
                    .param("titleEn", titleEn)
                    .param("zh", zh)
                    .param("en", en)
                    .param("now", commands.now().atOffset(ZoneOffset.UTC))
                    .param("entry", entry)
                    .update();
            return new Published(which, shown + 1);
        });
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('callback scripts', 0))")
                .query((rs, row) -> true)
                .single();
    }

    /** A script, for a form. */
    @Transactional(readOnly = true)
    public Script look(String why) {
        return jdbc.sql("""
                        SELECT w.zh, w.en, coalesce((SELECT max(version) FROM callback_script WHERE why = w.code), 0)
                        FROM callback_reason w WHERE w.code = ?""")
                .param(why)
                .query((rs, row) -> new Script(
                        why, new Localized(rs.getString(1), rs.getString(2)), rs.getInt(3), lines(why, rs.getInt(3))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.callback.plan.which"));
    }

    private List<Written> lines(String why, int version) {
        return jdbc.sql("""
                        SELECT zh, en, asks, alarm_from FROM callback_script_line WHERE why = ? AND version = ? ORDER BY line""")
                .params(why, version)
                .query((rs, row) -> {
                    var asks = rs.getString(3);
                    var alarm = rs.getBigDecimal(4);
                    return new Written(
                            rs.getString(1),
                            rs.getString(2),
                            asks == null ? null : Asks.valueOf(asks),
                            alarm == null ? "" : alarm.stripTrailingZeros().toPlainString());
                })
                .list();
    }

    /**
     * Publishes a version of a script: calls from now on are made with it.
     *
     * @param shown the version on which it is made
     * @throws Refusal when somebody published one meanwhile: who, and when
     * @throws InvalidInput at the line that cannot be, by its number from 0: {@code zh3}; also where it promises or diagnoses
     */
    public Published publish(UUID key, String why, int shown, List<Written> written) {
        var lines = read(written);
        return commands.once(key, PlanAct.SCRIPT, Published.class, () -> {
            lock();
            var subject = new Journal.Subject(CallbackPlanning.SUBJECT, why);
            if (look(why).version != shown) {
                throw story.lastBefore(
                        "refusal.callback.plan.changed", subject, List.of(PlanAct.SCRIPT), Long.MAX_VALUE);
            }
            var version = shown + 1;
            commands.run(subject, PlanAct.SCRIPT.with("version", version), () -> {
                jdbc.sql("INSERT INTO callback_script (why, version) VALUES (?, ?)")
                        .params(why, version)
                        .update();
                for (var n = 0; n < lines.size(); n++) {
                    write(why, version, n + 1, lines.get(n));
                }
            });
            return new Published(why, version);
        });
    }

    private void write(String why, int version, int number, Read line) {
        jdbc.sql("""
                        INSERT INTO callback_script_line (why, version, line, zh, en, asks, alarm_from)
                        VALUES (:why, :version, :line, :zh, :en, :asks, CAST(:alarm AS numeric))""")
                .param("why", why)
                .param("version", version)
                .param("line", number)
                .param("zh", line.words.zh())
                .param("en", line.words.en())
                .param("asks", line.asks == null ? null : line.asks.name())
                .param("alarm", line.alarm)
                .update();
    }

    private List<Read> read(List<Written> written) {
        if (written.size() > MOST) {
            throw new InvalidInput("zh" + MOST, "refusal.callback.plan.long", MOST);
        }
        var check = words.check();
        var lines = new ArrayList<Read>();
        for (var n = 0; n < written.size(); n++) {
            var line = written.get(n);
            if (!line.isBlank()) {
                lines.add(new Read(
                        new Localized(
                                check.said("zh" + n, line.zh, LONGEST_ZH), check.said("en" + n, line.en, LONGEST_EN)),
                        line.asks,
                        alarm("alarm" + n, line)));
            }
        }
        if (lines.isEmpty()) {
            throw new InvalidInput("zh0", "refusal.callback.script.empty");
        }
        return lines;
    }

    private static @Nullable BigDecimal alarm(String field, Written line) {
        var text = line.alarm.strip();
        if (text.isEmpty()) {
            return null;
        }
        var asks = line.asks;
        if (asks == null || asks == Asks.WORDS || !text.matches("\\d{1,2}(\\.\\d)?")) {
            throw new InvalidInput(field, "refusal.callback.script.alarm");
        }
        var from = new BigDecimal(text);
        if (asks == Asks.YES_NO && from.compareTo(ONE) != 0) {
            throw new InvalidInput(field, "refusal.callback.script.alarmYes");
        }
        return from;
    }
}
