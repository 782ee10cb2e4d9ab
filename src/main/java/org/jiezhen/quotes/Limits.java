package org.jiezhen.quotes;

import java.util.List;
import java.util.Objects;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much people may let go of the list price, by their roles. */
@Component
class Limits {

    private final JdbcClient jdbc;

    Limits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far a role goes.
     *
     * @param perMille of the list price
     * @param approves whether the role approves what others let go
     */
    record Limit(String role, int perMille, boolean approves) {}

    /** All of them, the least first. */
    List<Limit> all() {
        return jdbc.sql("""
                        SELECT l.role_code, l.per_mille,
                               EXISTS (SELECT FROM role_permission p
                                       WHERE p.role_code = l.role_code AND p.permission = 'quotes.approve')
                        FROM discount_limit l ORDER BY l.per_mille, l.role_code""")
                .query((rs, row) -> new Limit(rs.getString(1), rs.getInt(2), rs.getBoolean(3)))
                .list();
    }

    /** How much somebody may let go: the most of the person's roles; nothing when none says anything. */
    int of(StaffId who) {
        return jdbc.sql("""
                        SELECT coalesce(max(l.per_mille), 0) FROM account_role r
                        JOIN discount_limit l ON l.role_code = r.role_code WHERE r.account_id = ?""").param(who.value()).query(Integer.class).single();
    }

    /** The names of those who may approve so much, beside this person. */
    List<String> approvers(int perMille, StaffId but) {
        return jdbc.sql("""
                        SELECT n.name FROM account_role r
                        JOIN account a ON a.id = r.account_id AND a.enabled
                        JOIN role_permission p ON p.role_code = r.role_code
                        LEFT JOIN discount_limit l ON l.role_code = r.role_code
                        JOIN staff_named n ON n.actor = a.id::text
                        WHERE a.id <> :but
                        GROUP BY a.id, n.name
                        HAVING bool_or(p.permission = 'quotes.approve') AND coalesce(max(l.per_mille), 0) >= :least
                        ORDER BY max(l.per_mille), n.name""")
                .param("but", but.value())
                .param("least", perMille)
                .query((rs, row) -> Objects.requireNonNull(rs.getString(1)))
                .list();
    }
}
