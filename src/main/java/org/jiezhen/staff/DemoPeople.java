package org.jiezhen.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiezhen.database.HouseKind;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.Workplaces.Workplace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** The people of the demo house, whom its sign-in page offers. A real house offers nobody. */
@Component
public class DemoPeople {

    private final HouseKind house;
    private final StaffUsers users;
    private final JdbcClient jdbc;
    private final Unreachable unreachable;
    private final SignInJournal signIns;

    DemoPeople(HouseKind house, StaffUsers users, JdbcClient jdbc, Unreachable unreachable, SignInJournal signIns) {
        this.house = house;
        this.users = users;
        this.jdbc = jdbc;
        this.unreachable = unreachable;
        this.signIns = signIns;
    }

    /**
     * A person to enter as, under the heading of the division.
     *
     * @param works whether there is a page for the work of this person today
     */
    public record Person(StaffId id, String name, String role, String division, Localized post, boolean works) {}

    /** Who can be entered as; nobody in a real house. */
    public List<Person> list() {
        if (house != HouseKind.DEMO) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT account.id, display_name, role.code, division, post_zh, post_en,
                               EXISTS (SELECT FROM account_role r JOIN role_permission p ON p.role_code = r.role_code
                                       WHERE r.account_id = account.id AND p.permission IN (:workplaces)) AS works
                        FROM account
                        JOIN account_role ON account_id = account.id AND account_role.ordinal = 0
                        JOIN role ON role.code = role_code
                        WHERE enabled AND password_hash = '!'
                        ORDER BY role.ordinal, account.id
                        """)
                .param(
                        "workplaces",
                        Workplaces.ALL.stream().map(Workplace::permission).toList())
                .query((rs, row) -> new Person(
                        new StaffId(rs.getObject("id", UUID.class)),
                        rs.getString("display_name"),
                        rs.getString("code"),
                        rs.getString("division"),
                        new Localized(rs.getString("post_zh"), rs.getString("post_en")),
                        rs.getBoolean("works")))
                .list();
    }

    /**
     * Does something as one of them, with just the permissions of that person's roles: what the simulation does, a
     * person of the demo house does. In a real house nobody can be acted for.
     *
     * @throws IllegalStateException when nobody of the demo house is called so
     */
    public <T> T as(StaffId person, Supplier<T> action) {
        var user = Optional.of(person)
                .filter(this::offers)
                .flatMap(users::find)
                .orElseThrow(() -> new IllegalStateException("nobody to act as"));
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(new DemoEntryFilter.Entered(user)));
        try {
            return action.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** One of them signs out, with whatever is in hand. */
    public void goesHome(StaffId person) {
        if (offers(person)) {
            signIns.signedOut(person);
        }
    }

    /** The telephone of one of them goes dark: nobody can reach that person from now. */
    public void goesDark(StaffId person, Instant now) {
        if (offers(person)) {
            unreachable.since(person, now);
        }
    }

    /** Those who cannot be reached. */
    public Set<StaffId> dark() {
        return unreachable.among(list().stream().map(Person::id).collect(Collectors.toSet()));
    }

    /** That person can be reached again. */
    public void isBack(StaffId person) {
        unreachable.isBack(person);
    }

    boolean offers(StaffId id) {
        return list().stream().anyMatch(person -> person.id().equals(id));
    }
}
