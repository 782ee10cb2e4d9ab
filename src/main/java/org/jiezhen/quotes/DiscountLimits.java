package org.jiezhen.quotes;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says how much each role may let go of the list price, and up to what it approves. A version that is written keeps the
 * limit it was written under; what somebody approves is asked of the limit that holds then.
 */
@Service
@Transactional
@RolesAllowed(QuotePermission.LIMITS)
public class DiscountLimits {

    /** All of the price, in per mille. */
    public static final int ALL = 1000;

    private static final Journal.Subject SUBJECT = new Journal.Subject("discountLimits", "house");

    private final Commands commands;
    private final Story story;
    private final JdbcClient jdbc;

    DiscountLimits(Commands commands, Story story, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.jdbc = jdbc;
    }

    /**
     * How far a role goes.
     *
     * @param perMille of the list price; 0 where nothing was said
     * @param approves whether the role approves what others let go
     */
    public record RoleLimit(String role, int perMille, boolean approves) {}

    /** Whose limits they are now. */
    public record Done(Map<String, Integer> perMille) {}

    /** Every role that quotes or approves, in the order of roles. */
    @Transactional(readOnly = true)
    public List<RoleLimit> all() {
        return jdbc.sql("""
                        SELECT r.code, coalesce(l.per_mille, 0), bool_or(p.permission = 'quotes.approve')
                        FROM role_permission p
                        JOIN role r ON r.code = p.role_code
                        LEFT JOIN discount_limit l ON l.role_code = r.code
                        WHERE p.permission IN ('quotes.write', 'quotes.approve')
                        GROUP BY r.code, r.ordinal, l.per_mille ORDER BY r.ordinal""")
                .query((rs, row) -> new RoleLimit(rs.getString(1), rs.getInt(2), rs.getBoolean(3)))
                .list();
    }

    /**
     * Sets the limits of roles.
     *
     * @param shown the limits on which the change is made, by role
     * @param perMille the new ones, by role: 0 to {@link #ALL}
     * @throws InvalidInput at the role whose limit is none
     * @throws org.jiezhen.shared.Refusal when somebody changed them meanwhile: who, and when
     */
    public Done set(UUID key, Map<String, Integer> shown, Map<String, Integer> perMille) {
        return commands.once(key, LimitAct.SET, Done.class, () -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('discount limits', 0))")
                    .query((rs, row) -> true)
                    .single();
            var now = all().stream().collect(Collectors.toMap(RoleLimit::role, RoleLimit::perMille));
            if (!now.equals(shown)) {
                throw story.lastBefore(
                        "refusal.quote.limitsChanged", SUBJECT, List.of(LimitAct.values()), Long.MAX_VALUE);
            }
            var wanted = new TreeMap<>(perMille);
            wanted.keySet().retainAll(now.keySet());
            wanted.forEach((role, limit) -> {
                if (limit < 0 || limit > ALL) {
                    throw new InvalidInput(role, "refusal.quote.percent");
                }
            });
            wanted.entrySet().removeIf(one -> one.getValue().equals(now.get(one.getKey())));
            if (!wanted.isEmpty()) {
                commands.run(SUBJECT, LimitAct.SET.with("perMille", wanted), () -> wanted.forEach(this::write));
            }
            return new Done(wanted);
        });
    }

    private void write(String role, int perMille) {
        jdbc.sql("""
                        INSERT INTO discount_limit (role_code, per_mille) VALUES (:role, :limit)
                        ON CONFLICT (role_code) DO UPDATE SET per_mille = excluded.per_mille""").param("role", role).param("limit", perMille).update();
    }
}
