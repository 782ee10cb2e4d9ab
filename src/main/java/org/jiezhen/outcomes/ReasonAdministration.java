package org.jiezhen.outcomes;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
 * Keeps the tree of reasons for which there is no deal. What was said names a reason by its code, so a code stays, and none is
 * deleted: one that is out of use is offered no longer.
 */
@Service
@Transactional
@RolesAllowed(OutcomePermission.REASONS)
public class ReasonAdministration {

    static final String SUBJECT = "noDealReason";

    private static final int LONGEST_ZH = 40;
    private static final int LONGEST_EN = 60;
    private static final int LONGEST_CODE = 30;

    private final Commands commands;
    private final Story story;
    private final NoDealReasons tree;
    private final JdbcClient jdbc;

    ReasonAdministration(Commands commands, Story story, NoDealReasons tree, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.tree = tree;
        this.jdbc = jdbc;
    }

    /** Which reason it was, by its code. */
    public record Done(String code) {}

    /** A reason as it stands, for a form. */
    @Transactional(readOnly = true)
    public NoDealReason look(String code) {
        return tree.find(code).orElseThrow(() -> new Refusal("refusal.outcome.unknownReason"));
    }

    /**
     * Adds one, as the last of those beside it. Its code is made of its English name.
     *
     * @param parent the code of the one it belongs to; null is one of the first
     */
    public Done add(UUID key, @Nullable String parent, Localized name) {
        return commands.once(key, ReasonAct.ADD, Done.class, () -> {
            lock();
            if (parent != null && !look(parent).inUse()) {
                throw new Refusal("refusal.outcome.parentOut");
            }
            var said = checked(name, null, parent);
            var code = coded(said.en());
            commands.run(subject(code), ReasonAct.ADD.with("parent", parent), () -> jdbc.sql("""
                            INSERT INTO no_deal_reason (code, parent, zh, en, rank)
                            SELECT :code, :parent, :zh, :en, coalesce(max(rank), 0) + 10 FROM no_deal_reason
                            WHERE parent IS NOT DISTINCT FROM :parent""")
                    .param("code", code)
                    .param("parent", parent)
                    .param("zh", said.zh())
                    .param("en", said.en())
                    .update());
            return new Done(code);
        });
    }

    /**
     * Calls one otherwise.
     *
     * @param shown the version on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done change(UUID key, String code, long shown, Localized name) {
        return commands.once(key, ReasonAct.CHANGE, Done.class, () -> {
            var said = checked(name, code, locked(code, shown).parent());
            commands.run(subject(code), ReasonAct.CHANGE.plain(), () -> jdbc.sql(
                            "UPDATE no_deal_reason SET zh = ?, en = ?, version = version + 1 WHERE code = ?")
                    .params(said.zh(), said.en(), code)
                    .update());
            return new Done(code);
        });
    }

    /** Offers it no longer: it stays where it was said. Not while one that belongs to it is offered. */
    public Done takeOut(UUID key, String code, long shown) {
        return commands.once(key, ReasonAct.TAKE_OUT, Done.class, () -> {
            locked(code, shown);
            if (tree.inUse().stream().anyMatch(reason -> code.equals(reason.parent()))) {
                throw new Refusal("refusal.outcome.hasBelow");
            }
            if (tree.inUse().size() == 1) {
                throw new Refusal("refusal.outcome.lastReason");
            }
            commands.run(subject(code), ReasonAct.TAKE_OUT.plain(), () -> use(code, false));
            return new Done(code);
        });
    }

    /** Offers it again. */
    public Done putBack(UUID key, String code, long shown) {
        return commands.once(key, ReasonAct.PUT_BACK, Done.class, () -> {
            var parent = locked(code, shown).parent();
            if (parent != null && !look(parent).inUse()) {
                throw new Refusal("refusal.outcome.parentOut");
            }
            commands.run(subject(code), ReasonAct.PUT_BACK.plain(), () -> use(code, true));
            return new Done(code);
        });
    }

    private void use(String code, boolean inUse) {
        jdbc.sql("UPDATE no_deal_reason SET in_use = ?, version = version + 1 WHERE code = ?")
                .params(inUse, code)
                .update();
    }

    private Localized checked(Localized name, @Nullable String own, @Nullable String parent) {
        var said = new Localized(checked("zh", name.zh(), LONGEST_ZH), checked("en", name.en(), LONGEST_EN));
        tree.all().stream()
                .filter(other -> !other.code().equals(own) && Objects.equals(other.parent(), parent))
                .forEach(other -> {
                    if (other.name().zh().equals(said.zh())) {
                        throw new InvalidInput("zh", "refusal.outcome.nameTaken", said.zh());
                    }
                    if (other.name().en().equalsIgnoreCase(said.en())) {
                        throw new InvalidInput("en", "refusal.outcome.nameTaken", said.en());
                    }
                });
        return said;
    }

    private static String checked(String field, String said, int longest) {
        return PlainText.parse(field, said, longest, "refusal.outcome")
                .orElseThrow(() -> new InvalidInput(field, "refusal.outcome.nameMissing"));
    }

    /** A code that no reason has. */
    private String coded(String name) {
        var letters =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        var base = letters.isEmpty() ? "REASON" : letters.substring(0, Math.min(letters.length(), LONGEST_CODE));
        var taken = tree.all().stream().map(NoDealReason::code).toList();
        var code = base;
        for (var n = 2; taken.contains(code); n++) {
            code = base + "_" + n;
        }
        return code;
    }

    private NoDealReason locked(String code, long shown) {
        lock();
        var reason = look(code);
        if (reason.version() != shown) {
            throw story.lastBefore(
                    "refusal.outcome.reasonChanged", subject(code), List.of(ReasonAct.values()), Long.MAX_VALUE);
        }
        return reason;
    }

    /** They are few: whoever changes one waits for whoever changes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('no deal reasons', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Journal.Subject subject(String code) {
        return new Journal.Subject(SUBJECT, code);
    }
}
