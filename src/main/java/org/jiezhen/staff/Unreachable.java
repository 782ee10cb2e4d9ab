package org.jiezhen.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in and cannot be reached: the telephone went dark, the tab is behind, and no page of theirs has said
 * anything since. They keep what they hold. Once that has lasted for the house's time (target {@code UNREACHABLE}) others
 * are told, once, until a page of theirs is open again.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class Unreachable {

    private static final String TARGET = "UNREACHABLE";

    private final JdbcClient jdbc;
    private final LeftBehind held;
    private final Journal journal;
    private final Clock clock;

    Unreachable(JdbcClient jdbc, LeftBehind held, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.held = held;
        this.journal = journal;
        this.clock = clock;
    }

    /** Nothing has been heard of this person since; unless a page of theirs is open on another node. */
    void since(StaffId person, Instant lastHeard) {
        jdbc.sql("""
                        INSERT INTO staff_unreachable (account_id, since)
                        SELECT ?, ? WHERE NOT EXISTS (
                            SELECT FROM staff_presence
                            WHERE account_id = ? AND pages = 'OPEN' AND seen >= now() - CAST(? AS interval))
                        ON CONFLICT DO NOTHING""")
                .params(person.value(), at(lastHeard), person.value(), Presences.DEAD.toString())
                .update();
    }

    /** Those of these people who cannot be reached. */
    @Transactional(readOnly = true)
    Set<StaffId> among(Set<StaffId> people) {
        return jdbc.sql("SELECT account_id FROM staff_unreachable WHERE account_id = ANY(?)")
                .param(people.stream().map(StaffId::value).toArray(UUID[]::new))
                .query(Id.column(StaffId::new))
                .set();
    }

    /** A page of this person is open again. It is journalled where others had been told. */
    void isBack(StaffId person) {
        var told = jdbc.sql("DELETE FROM staff_unreachable WHERE account_id = ? RETURNING alarmed IS NOT NULL")
                .param(person.value())
                .query(Boolean.class)
                .optional();
        if (told.orElse(false)) {
            journal.append(person.toString(), "staff.reachable", "account", person.toString(), null, null);
        }
    }

    /** Whether this person can be reached is no question any more: signed in anew, away, or gone. That is journalled itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    void over(StaffId person) {
        jdbc.sql("DELETE FROM staff_unreachable WHERE account_id = ?")
                .param(person.value())
                .update();
    }

    /** Whose alarm is due. */
    @Transactional(readOnly = true)
    public List<StaffId> due() {
        return jdbc.sql("""
                        SELECT account_id FROM staff_unreachable
                        JOIN target ON code = ? WHERE alarmed IS NULL AND since <= ? - seconds * interval '1 second'""")
                .params(TARGET, at(clock.instant()))
                .query(Id.column(StaffId::new))
                .list();
    }

    /**
     * Tells others of a person whose alarm is due: once, on whatever node, and only while the person holds something.
     * Nobody who cannot be reached comes by anything more, because that needs a press.
     */
    public void raise(StaffId person) {
        if (held.anything(person.value())
                && jdbc.sql("UPDATE staff_unreachable SET alarmed = ? WHERE account_id = ? AND alarmed IS NULL")
                                .params(at(clock.instant()), person.value())
                                .update()
                        == 1) {
            journal.append(person.toString(), "staff.unreachable", "account", person.toString(), null, null);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
