package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the house asks. A field is never deleted and never changes its kind: what was answered stands in older forms and
 * is read there. One that is out of use is asked no longer. What modules read by its code stays in use.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.KEEP)
public class FieldAdministration {

    static final String SUBJECT = "intakeField";

    /** The kinds that a house adds of its own. */
    public static final List<FieldKind> KINDS = List.of(
            FieldKind.TEXT,
            FieldKind.CHOICE,
            FieldKind.CHOICES,
            FieldKind.DATE,
            FieldKind.NUMBER,
            FieldKind.YES_NO_UNKNOWN);

    private static final Set<String> READ_BY_MODULES = Set.of(
            IntakeField.INTEREST,
            IntakeField.LANGUAGE,
            IntakeField.REFERRER,
            IntakeField.SURGERY_TODAY,
            IntakeField.DRINK,
            IntakeField.ALLERGY,
            IntakeField.PRIVACY);

    private static final int LONGEST_ZH = 40;
    private static final int LONGEST_EN = 60;
    private static final int LONGEST_CODE = 30;
    private static final int MOST_CHOICES = 30;
    private static final int RANKS_APART = 10;

    private final Commands commands;
    private final Story story;
    private final IntakeFields fields;
    private final JdbcClient jdbc;

    FieldAdministration(Commands commands, Story story, IntakeFields fields, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.fields = fields;
        this.jdbc = jdbc;
    }

    /** Which field it was, by its code. */
    public record Done(String code) {}

    /** All fields in the order of the form, those out of use as well. */
    @Transactional(readOnly = true)
    public List<IntakeField> all() {
        return fields.all();
    }

    /** A field as it stands, for a form. */
    @Transactional(readOnly = true)
    public IntakeField look(String code) {
        return fields.all().stream()
                .filter(field -> field.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.intake.field.unknown"));
    }

    /** Adds one of the house's own. Its code is made of its English name. */
    public Done add(UUID key, FieldKind kind, FieldDetails details) {
        return commands.once(key, FieldAct.ADD, Done.class, () -> {
            lock();
            if (!KINDS.contains(kind)) {
                throw new InvalidInput("kind", "refusal.intake.field.kind");
            }
            var name = checked(details.name());
            var code = coded(name.en());
            commands.run(subject(code), FieldAct.ADD.with("kind", kind), () -> {
                jdbc.sql("INSERT INTO intake_field (code, zh, en, section, rank, kind) VALUES (?, ?, ?, ?, 0, ?)")
                        .params(code, name.zh(), name.en(), details.section().name(), kind.name())
                        .update();
                write(code, kind, name, details);
                choose(code, kind, details.choices());
                tellRows();
            });
            return new Done(code);
        });
    }

    /**
     * Changes what is said of one. A choice that is left out is offered no longer, and stays where it was chosen; what a field
     * that came with the portal offers stays as it is.
     *
     * @param shown the version on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done change(UUID key, String code, long shown, FieldDetails details) {
        return commands.once(key, FieldAct.CHANGE, Done.class, () -> {
            var before = locked(code, shown);
            var name = checked(details.name());
            if (before.builtIn() && before.sensitive() != details.aboutHealth()) {
                throw new InvalidInput("aboutHealth", "refusal.intake.field.health");
            }
            if (before.kind() == FieldKind.SIGNATURE && !details.ofGuest()) {
                throw new InvalidInput("ofGuest", "refusal.intake.field.signed");
            }
            commands.run(subject(code), FieldAct.CHANGE.plain(), () -> {
                write(code, before.kind(), name, details);
                if (!before.builtIn()) {
                    choose(code, before.kind(), details.choices());
                }
                tellRows();
            });
            return new Done(code);
        });
    }

    /** Asks it no longer: what was answered stays where it stands. */
    public Done takeOut(UUID key, String code, long shown) {
        return commands.once(key, FieldAct.TAKE_OUT, Done.class, () -> {
            locked(code, shown);
            if (READ_BY_MODULES.contains(code)) {
                throw new Refusal("refusal.intake.field.read");
            }
            commands.run(subject(code), FieldAct.TAKE_OUT.plain(), () -> use(code, false));
            return new Done(code);
        });
    }

    /** Asks it again. */
    public Done putBack(UUID key, String code, long shown) {
        return commands.once(key, FieldAct.PUT_BACK, Done.class, () -> {
            locked(code, shown);
            commands.run(subject(code), FieldAct.PUT_BACK.plain(), () -> use(code, true));
            return new Done(code);
        });
    }

    private void use(String code, boolean inUse) {
        jdbc.sql("UPDATE intake_field SET in_use = ?, version = version + 1 WHERE code = ?")
                .params(inUse, code)
                .update();
        tellRows();
    }

    private void write(String code, FieldKind kind, Localized name, FieldDetails details) {
        if (details.aboutHealth() && details.section() != IntakeField.Section.HEALTH) {
            throw new InvalidInput("section", "refusal.intake.field.section");
        }
        if (details.ofGuest() && kind == FieldKind.PERSON) {
            throw new InvalidInput("ofGuest", "refusal.intake.field.person");
        }
        var before = details.neededBefore();
        jdbc.sql("""
                        UPDATE intake_field SET zh = :zh, en = :en, section = :section, sensitive = :sensitive,
                               needed_before = :before, of_guest = :guest, version = version + 1
                        WHERE code = :code""")
                .param("zh", name.zh())
                .param("en", name.en())
                .param("section", details.section().name())
                .param("sensitive", details.aboutHealth())
                .param("before", before == null ? null : before.name())
                .param("guest", details.ofGuest())
                .param("code", code)
                .update();
        place(code, details.section(), details.after());
    }

    /** Puts it after another among those of its section. */
    private void place(String code, IntakeField.Section section, @Nullable String after) {
        var order = new ArrayList<>(fields.all().stream()
                .filter(field -> field.section() == section)
                .map(IntakeField::code)
                .filter(other -> !other.equals(code))
                .toList());
        if (after != null && !order.contains(after)) {
            throw new InvalidInput("after", "refusal.intake.field.after");
        }
        order.add(after == null ? 0 : order.indexOf(after) + 1, code);
        for (var n = 0; n < order.size(); n++) {
            jdbc.sql("UPDATE intake_field SET rank = :rank WHERE code = :code AND rank <> :rank")
                    .param("rank", (n + 1) * RANKS_APART)
                    .param("code", order.get(n))
                    .update();
        }
    }

    private void choose(String code, FieldKind kind, List<Localized> choices) {
        var chooses = kind == FieldKind.CHOICE || kind == FieldKind.CHOICES;
        if (chooses && (choices.size() < 2 || choices.size() > MOST_CHOICES)) {
            throw new InvalidInput("choices", "refusal.intake.field.choices", MOST_CHOICES);
        }
        if (!chooses && !choices.isEmpty()) {
            throw new InvalidInput("choices", "refusal.intake.field.noChoices");
        }
        jdbc.sql("UPDATE intake_choice SET in_use = false WHERE field = ?")
                .param(code)
                .update();
        var said = new HashSet<String>();
        for (var n = 0; n < choices.size(); n++) {
            var name = new Localized(
                    text("choices", choices.get(n).zh(), LONGEST_ZH),
                    text("choices", choices.get(n).en(), LONGEST_EN));
            if (!said.add(name.zh())) {
                throw new InvalidInput("choices", "refusal.intake.field.twice", name.zh());
            }
            offer(code, name, (n + 1) * RANKS_APART);
        }
    }

    /** One that was offered before under the same Chinese name is the same. */
    private void offer(String field, Localized name, int rank) {
        var again = jdbc.sql("UPDATE intake_choice SET en = ?, rank = ?, in_use = true WHERE field = ? AND zh = ?")
                .params(name.en(), rank, field, name.zh())
                .update();
        if (again == 0) {
            var base = letters(name.en(), "CHOICE");
            var taken = jdbc.sql("SELECT code FROM intake_choice WHERE field = ?")
                    .param(field)
                    .query(String.class)
                    .set();
            jdbc.sql("INSERT INTO intake_choice (field, code, zh, en, rank) VALUES (?, ?, ?, ?, ?)")
                    .params(field, free(base, taken), name.zh(), name.en(), rank)
                    .update();
        }
    }

    /** Forms lack more or less than before: the rows of those who are here are told, at commit. */
    private void tellRows() {
        jdbc.sql("""
                        SELECT pg_notify(?, 'visit:' || g.visit_id)
                        FROM visit_custody_now g JOIN intake_form f ON f.visit_id = g.visit_id""").param(Journal.CHANNEL).query((rs, row) -> true).list();
    }

    private static Localized checked(Localized name) {
        return new Localized(text("zh", name.zh(), LONGEST_ZH), text("en", name.en(), LONGEST_EN));
    }

    private static String text(String field, String said, int longest) {
        return PlainText.parse(field, said, longest, "refusal.intake.field")
                .orElseThrow(() -> new InvalidInput(field, "refusal.intake.field.nameMissing"));
    }

    private String coded(String name) {
        return free(
                "OWN_" + letters(name, "FIELD"),
                Set.copyOf(fields.all().stream().map(IntakeField::code).toList()));
    }

    private static String letters(String name, String otherwise) {
        var letters =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        return letters.isEmpty() ? otherwise : letters.substring(0, Math.min(letters.length(), LONGEST_CODE));
    }

    private static String free(String base, Set<String> taken) {
        var code = base;
        for (var n = 2; taken.contains(code); n++) {
            code = base + "_" + n;
        }
        return code;
    }

    private IntakeField locked(String code, long shown) {
        lock();
        var field = look(code);
        if (field.version() != shown) {
            throw story.lastBefore(
                    "refusal.intake.field.changed", subject(code), List.of(FieldAct.values()), Long.MAX_VALUE);
        }
        return field;
    }

    /** They are few: whoever changes one waits for whoever changes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('intake fields', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Journal.Subject subject(String code) {
        return new Journal.Subject(SUBJECT, code);
    }
}
