package org.jiezhen.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every account, the disabled ones last: who may come in, as what, and whether somebody tried in vain. */
@Component
public class StaffBoard implements BoardSource<StaffBoard.Row> {

    /** Whoever manages accounts. */
    public static final Audience<Row> MANAGERS = Audience.everyRow(
            "managers",
            Permission.STAFF_MANAGE,
            Column.text(field("nm", StaffAccount::displayName), "staff.name")
                    .strong()
                    .sub(field("un", StaffAccount::username)),
            // The roles in their order, and their words, which are data.
            Column.text(role("r0", 0), "staff.roles").sub(role("r1", 1), role("r2", 2), role("r3", 3)),
            Column.text(field("po", StaffAccount::post), "staff.post"),
            Column.status(
                            field("st", StaffAccount::state).coded("staff.state", StaffAccount.State.class),
                            "staff.state",
                            new Mark("ACTIVE", "disc", true),
                            new Mark("SECRET_GIVEN", "ring2", false),
                            new Mark("DEMO", "ring0", false),
                            new Mark("DISABLED", "r-closed", false))
                    .sub(field(
                                    "fa",
                                    account -> account.failedAttempts() == 0
                                            ? null
                                            : Integer.toString(account.failedAttempts()))
                            .counted("staff.failedAttempts.one", "staff.failedAttempts")),
            Column.opening("staff.admin"),
            Field.of("o", Row::place));

    private static Field<Row> field(String name, Function<StaffAccount, @Nullable Object> read) {
        return Field.of(name, row -> read.apply(row.account));
    }

    private static Field<Row> role(String name, int n) {
        return field(
                name, account -> account.roles().size() > n ? account.roles().get(n) : null);
    }

    /**
     * An account in the list.
     *
     * @param place guides first, those that are disabled last
     */
    public record Row(StaffAccount account, int place) implements BoardSource.Fact {

        @Override
        public String id() {
            return account.id().toString();
        }
    }

    private static final String ALL = """
            SELECT row_number() OVER (ORDER BY enabled DESC, (SELECT min(role.ordinal) FROM account_role
                                                JOIN role ON role.code = role_code
                                                WHERE account_id = account.id AND account_role.ordinal = 0), username)
                       AS place,
                   id, username, display_name, post_zh, post_en, enabled, must_change_password, version,
                   (SELECT count(*) FROM journal_told j
                    WHERE j.story_kind = 'account' AND j.story_id = account.id::text
                      AND j.action = 'staff.signInFailed' AND j.id > coalesce(
                          (SELECT max(s.id) FROM journal_told s
                           WHERE s.story_kind = 'account' AND s.story_id = account.id::text
                             AND s.action = 'staff.signIn'), 0)) AS failed,
                   password_hash = '!' AS demo,
                   ARRAY(SELECT role_code FROM account_role
                         WHERE account_id = account.id ORDER BY ordinal) AS roles
            FROM account
            ORDER BY place
            """;

    private final JdbcClient jdbc;

    StaffBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("account");
    }

    @Override
    public List<Row> read() {
        return jdbc.sql(ALL)
                .query((rs, row) -> new Row(account(rs), rs.getInt("place")))
                .list();
    }

    private static StaffAccount account(ResultSet rs) throws SQLException {
        return new StaffAccount(
                new StaffId(rs.getObject("id", UUID.class)),
                rs.getString("username"),
                rs.getString("display_name"),
                new Localized(rs.getString("post_zh"), rs.getString("post_en")),
                List.of((String[]) rs.getArray("roles").getArray()),
                state(rs),
                rs.getInt("failed"),
                rs.getLong("version"));
    }

    private static StaffAccount.State state(ResultSet rs) throws SQLException {
        if (!rs.getBoolean("enabled")) {
            return StaffAccount.State.DISABLED;
        }
        if (rs.getBoolean("demo")) {
            return StaffAccount.State.DEMO;
        }
        return rs.getBoolean("must_change_password") ? StaffAccount.State.SECRET_GIVEN : StaffAccount.State.ACTIVE;
    }
}
