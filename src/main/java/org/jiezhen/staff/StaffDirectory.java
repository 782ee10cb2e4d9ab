package org.jiezhen.staff;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works here, for colleagues. */
@Service
@RolesAllowed(Permission.STAFF_SEE)
@Transactional(readOnly = true)
public class StaffDirectory {

    private final JdbcClient jdbc;

    StaffDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody who may sign in and holds a permission, guides first. */
    public List<Colleague> colleagues(String permission) {
        return jdbc.sql("""
                        SELECT account.id, display_name, post_zh, post_en, held.roles
                        FROM account
                        JOIN LATERAL (SELECT array_agg(role_code ORDER BY account_role.ordinal) AS roles
                                      FROM account_role WHERE account_id = account.id) AS held ON true
                        LEFT JOIN role ON role.code = held.roles[1]
                        WHERE enabled AND EXISTS (
                            SELECT FROM account_role JOIN role_permission USING (role_code)
                            WHERE account_id = account.id AND permission = :permission)
                        ORDER BY role.ordinal NULLS LAST, display_name
                        """)
                .param("permission", permission)
                .query((rs, row) -> {
                    var roles = rs.getArray("roles");
                    return new Colleague(
                            new StaffId(rs.getObject("id", UUID.class)),
                            rs.getString("display_name"),
                            roles == null ? List.of() : List.of((String[]) roles.getArray()),
                            new Localized(rs.getString("post_zh"), rs.getString("post_en")));
                })
                .list();
    }

    /** Every role's code, in the order of the house. */
    public List<String> roles() {
        return jdbc.sql("SELECT code FROM role ORDER BY ordinal")
                .query(String.class)
                .list();
    }
}
