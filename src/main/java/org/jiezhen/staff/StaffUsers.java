package org.jiezhen.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds accounts for signing in. */
@Component
class StaffUsers implements UserDetailsService {

    private static final String USER = """
            SELECT id, username, display_name, password_hash, enabled, must_change_password, version,
                   ARRAY(SELECT role_code FROM account_role WHERE account_id = account.id ORDER BY ordinal) AS roles,
                   ARRAY(SELECT DISTINCT permission
                         FROM account_role JOIN role_permission USING (role_code)
                         WHERE account_id = account.id ORDER BY 1) AS permissions
            FROM account
            """;

    private final JdbcClient jdbc;

    StaffUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StaffUser loadUserByUsername(String username) {
        // PostgreSQL knows no NUL in a text, and nobody's username is that long.
        if (username.length() > 40 || username.indexOf('\0') >= 0) {
            throw new UsernameNotFoundException("not a username");
        }
        return jdbc.sql(USER + "WHERE lower(username) = lower(?)")
                .param(username.strip())
                .query(StaffUsers::user)
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /** Whose username this is. */
    Optional<StaffId> id(String username) {
        return jdbc.sql("SELECT id FROM account WHERE lower(username) = lower(?)")
                .param(username.strip())
                .query(Id.column(StaffId::new))
                .optional();
    }

    Optional<StaffUser> find(StaffId id) {
        return jdbc.sql(USER + "WHERE id = ?")
                .param(id.value())
                .query(StaffUsers::user)
                .optional();
    }

    /** Those of these accounts that there are, by their ids. */
    Map<StaffId, StaffUser> find(Collection<StaffId> ids) {
        // A list: a stream would keep its connection until it is closed.
        return jdbc
                .sql(USER + "WHERE id = ANY(?)")
                .param(ids.stream().map(StaffId::value).toArray(UUID[]::new))
                .query(StaffUsers::user)
                .list()
                .stream()
                .collect(Collectors.toMap(StaffUser::id, Function.identity()));
    }

    private static StaffUser user(ResultSet rs, int row) throws SQLException {
        return new StaffUser(
                new StaffId(rs.getObject("id", UUID.class)),
                rs.getString("username"),
                rs.getString("display_name"),
                List.of((String[]) rs.getArray("roles").getArray()),
                List.of((String[]) rs.getArray("permissions").getArray()),
                rs.getBoolean("enabled"),
                rs.getBoolean("must_change_password"),
                rs.getLong("version"),
                rs.getString("password_hash"));
    }
}
