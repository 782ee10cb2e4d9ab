package org.jiezhen.prices;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Verb;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the words that items are said with: units and procedures. A file names them by their code, so that a code stays; one that no
 * offered item needs is offered no longer, and can be offered again.
 */
@Service
@Transactional
@RolesAllowed(PricePermission.WRITE)
public class TermAdministration {

    private static final String SUBJECT = "priceTerm";
    private static final int LONGEST = 30;

    /** What is done with them. */
    enum TermAct implements Act {
        ADD("addTerm"),
        RETIRE("retireTerm"),
        BRING_BACK("bringBackTerm");

        private final Verb verb;

        TermAct(String verb) {
            this.verb = new Verb("prices." + verb);
        }

        @Override
        public Verb verb() {
            return verb;
        }
    }

    /**
     * A word as it stands.
     *
     * @param inUse whether items may be said with it
     * @param items how many offered items are
     */
    public record Kept(Term term, boolean inUse, int items) {}

    /** Which it was. */
    public record Done(String code) {}

    private final Commands commands;
    private final JdbcClient jdbc;

    TermAdministration(Commands commands, JdbcClient jdbc) {
        this.commands = commands;
        this.jdbc = jdbc;
    }

    /** All of a kind, offered or not, in their order. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public List<Kept> all(TermKind kind) {
        // The names are the code's own.
        return jdbc.sql("""
                        SELECT t.code, t.zh, t.en, t.in_use,
                               (SELECT count(*) FROM price_item i WHERE i.in_use AND i.%s = t.code)::int AS items
                        FROM %s t ORDER BY t.rank""".formatted(kind.column(), kind.table()))
                .query((rs, row) -> new Kept(
                        new Term(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))),
                        rs.getBoolean(4),
                        rs.getInt(5)))
                .list();
    }

    /**
     * Adds one, after all others.
     *
     * @param code by which files name it from now on
     * @throws InvalidInput at its field, when it cannot be so, or there is one already
     */
    public Done add(UUID key, TermKind kind, String code, String zh, String en) {
        return commands.once(key, TermAct.ADD, Done.class, () -> {
            lock();
            if (!code.matches(kind.coded())) {
                throw new InvalidInput("code", "refusal.prices.termCode");
            }
            var chinese = name("zh", zh);
            var english = name("en", en);
            for (var other : all(kind)) {
                if (other.term.code().equals(code)) {
                    throw new InvalidInput("code", "refusal.prices.codeTaken", other.term.name());
                }
                if (other.term.name().zh().equals(chinese)) {
                    throw new InvalidInput("zh", "refusal.prices.termTaken", other.term.code());
                }
                if (other.term.name().en().equalsIgnoreCase(english)) {
                    throw new InvalidInput("en", "refusal.prices.termTaken", other.term.code());
                }
            }
            commands.run(subject(kind, code), TermAct.ADD.with("zh", chinese).with("en", english), () -> jdbc.sql(
                            """
                                    INSERT INTO %1$s (code, zh, en, rank)
                                    SELECT ?, ?, ?, coalesce(max(rank), 0) + 10 FROM %1$s""".formatted(kind.table()))
                    .params(code, chinese, english)
                    .update());
            return new Done(code);
        });
    }

    /**
     * Offers it no longer.
     *
     * @throws Refusal that says how many offered items need it
     */
    public Done retire(UUID key, TermKind kind, String code) {
        return commands.once(key, TermAct.RETIRE, Done.class, () -> {
            lock();
            var now = find(kind, code);
            if (!now.inUse) {
                throw new Refusal("refusal.prices.termOut", now.term.name());
            }
            if (now.items > 0) {
                throw new Refusal("refusal.prices.termNeeded", now.term.name(), now.items);
            }
            return use(kind, code, TermAct.RETIRE, false);
        });
    }

    /** Offers it again. */
    public Done bringBack(UUID key, TermKind kind, String code) {
        return commands.once(key, TermAct.BRING_BACK, Done.class, () -> {
            lock();
            var now = find(kind, code);
            if (now.inUse) {
                throw new Refusal("refusal.prices.termIn", now.term.name());
            }
            return use(kind, code, TermAct.BRING_BACK, true);
        });
    }

    private Done use(TermKind kind, String code, TermAct act, boolean inUse) {
        commands.run(subject(kind, code), act.plain(), () -> jdbc.sql(
                        "UPDATE %s SET in_use = ? WHERE code = ?".formatted(kind.table()))
                .params(inUse, code)
                .update());
        return new Done(code);
    }

    private Kept find(TermKind kind, String code) {
        return all(kind).stream()
                .filter(one -> one.term.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.prices.noTerm"));
    }

    private static String name(String field, String typed) {
        return PlainText.parse(field, typed, LONGEST, "refusal.prices.term")
                .orElseThrow(() -> new InvalidInput(field, "refusal.prices.termName"));
    }

    // As whoever says an item: it may be said with a word that is just taken out.
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('prices', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Journal.Subject subject(TermKind kind, String code) {
        return new Journal.Subject(SUBJECT, kind + "-" + code);
    }
}
