package org.jiezhen.sales;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Verb;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which deals are credited: one from a day on, never changed; each deal remembers by which. */
@Service
@Transactional
public class ShareRules {

    private static final int ALL = 1000;

    /** What is done with rules. */
    public enum RuleAct implements Act {
        WRITE;

        @Override
        public Verb verb() {
            return new Verb("sales.rule", false);
        }
    }

    /** The rule that was written. */
    public record Wrote(int version) {}

    private final Commands commands;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    ShareRules(Commands commands, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** All rules, the latest first. */
    @RolesAllowed(SalesPermission.RULES)
    @Transactional(readOnly = true)
    public List<ShareRule> all() {
        return rules();
    }

    /** The rule that holds on a day. */
    ShareRule on(LocalDate day) {
        return rules().stream()
                .filter(rule -> !rule.from().isAfter(day))
                .findFirst()
                .orElseThrow();
    }

    private List<ShareRule> rules() {
        var found = new LinkedHashMap<Integer, ShareRule>();
        jdbc.sql("""
                        SELECT r.version, r.valid_from, p.part, p.per_mille
                        FROM sales_rule r JOIN sales_rule_part p ON p.version = r.version ORDER BY r.version""").query(rs -> {
            var worth = new EnumMap<Part, Integer>(Part.class);
            worth.put(Part.valueOf(rs.getString(3)), rs.getInt(4));
            found.merge(
                    rs.getInt(1), new ShareRule(rs.getInt(1), rs.getObject(2, LocalDate.class), worth), (one, next) -> {
                        var both = new EnumMap<Part, Integer>(one.worth());
                        both.putAll(next.worth());
                        return new ShareRule(one.version(), one.from(), both);
                    });
        });
        return found.values().stream()
                .sorted(Comparator.comparing(ShareRule::from).reversed())
                .toList();
    }

    /**
     * Another rule, from a day on that has not begun before the last one's.
     *
     * @throws InvalidInput when the parts are not worth a thousand in all, or the day is past, or taken
     */
    @RolesAllowed(SalesPermission.RULES)
    public Wrote write(UUID key, @Nullable LocalDate from, Map<Part, Integer> worth) {
        return commands.once(key, RuleAct.WRITE, Wrote.class, () -> {
            var today = BusinessTime.day(commands.now());
            if (from == null || from.isBefore(today)) {
                throw new InvalidInput("from", "refusal.deal.ruleDay");
            }
            if (worth.values().stream().anyMatch(one -> one < 0 || one > ALL)
                    || worth.values().stream().mapToInt(Integer::intValue).sum() != ALL) {
                throw new InvalidInput("SELLER", "refusal.deal.ruleWhole");
            }
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('sales.rules', 0))")
                    .query()
                    .singleRow();
            var last = rules().getFirst();
            if (!from.isAfter(last.from())) {
                throw new InvalidInput(
                        "from", "refusal.deal.ruleTaken", last.from().toString());
            }
            var version = rules().stream().mapToInt(ShareRule::version).max().orElse(0) + 1;
            commands.run(
                    new Journal.Subject("salesRule", String.valueOf(version)),
                    RuleAct.WRITE.with("from", from),
                    () -> insert(version, from, worth));
            return new Wrote(version);
        });
    }

    private void insert(int version, LocalDate from, Map<Part, Integer> worth) {
        jdbc.sql("INSERT INTO sales_rule (version, valid_from, written, written_by) VALUES (?, ?, ?, ?)")
                .params(
                        version,
                        from,
                        commands.now().atOffset(ZoneOffset.UTC),
                        staff.id().value())
                .update();
        for (var part : Part.values()) {
            jdbc.sql("INSERT INTO sales_rule_part (version, part, per_mille) VALUES (?, ?, ?)")
                    .params(version, part.name(), worth.getOrDefault(part, 0))
                    .update();
        }
    }
}
