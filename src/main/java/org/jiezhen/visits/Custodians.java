package org.jiezhen.visits;

import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can be given custody of a customer. */
@Component
class Custodians {

    private final JdbcClient jdbc;

    Custodians(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether an account is one that a customer can be handed to. */
    boolean mayAccompany(StaffId staff) {
        return jdbc.sql("""
                        SELECT count(*) FROM account a
                        JOIN account_role r ON r.account_id = a.id
                        JOIN role_permission p ON p.role_code = r.role_code AND p.permission = ?
                        WHERE a.id = ? AND a.enabled""")
                        .params(Permission.VISITS_ACCOMPANY, staff.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
