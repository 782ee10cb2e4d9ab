package org.jiezhen.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Saying;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How colleagues stand to being asked, for wherever one of them is chosen. */
@Component
public class Standings {

    /** How somebody stands. */
    public enum Standing {
        ON_DUTY,
        SERVING,
        BREAK,
        BACK_OFFICE,
        /** On duty by the person's word, and cannot be reached. */
        UNSEEN,
        OFF;

        /** Whether who stands so is there to be asked. */
        public boolean present() {
            return this == ON_DUTY || this == SERVING;
        }
    }

    /** @param since null of who is off duty */
    private record Since(Standing standing, @Nullable Instant since) {}

    private static final Since OFF = new Since(Standing.OFF, null);

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody, as they stand now. */
    @Transactional(readOnly = true)
    public Now now() {
        var people = new HashMap<StaffId, Since>();
        jdbc.sql("""
                        SELECT d.account_id, CASE WHEN u.since IS NOT NULL AND d.state IN ('ON_DUTY', 'SERVING')
                                                  THEN 'UNSEEN' ELSE d.state END AS standing,
                               CASE WHEN d.state IN ('ON_DUTY', 'SERVING') THEN coalesce(u.since, d.since)
                                    ELSE d.since END AS since
                        FROM duty_now d LEFT JOIN staff_unseen u ON u.account_id = d.account_id""").query(rs -> {
            people.put(new StaffId(rs.getObject(1, UUID.class)), since(rs));
        });
        return new Now(people);
    }

    private static Since since(ResultSet rs) throws SQLException {
        return new Since(
                Standing.valueOf(rs.getString("standing")),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }

    /** How everybody stood at one instant. */
    public static final class Now {

        private final Map<StaffId, Since> people;

        private Now(Map<StaffId, Since> people) {
            this.people = people;
        }

        /** How somebody stands. */
        public Standing of(StaffId person) {
            return people.getOrDefault(person, OFF).standing;
        }

        /** Since when; nothing of who is off duty. */
        public Optional<Instant> since(StaffId person) {
            return Optional.ofNullable(people.getOrDefault(person, OFF).since);
        }

        /** Those who are there first, then those on a break and out of reach, then those who are off duty. */
        public List<Colleague> presentFirst(Collection<Colleague> colleagues) {
            return colleagues.stream()
                    .sorted(Comparator.comparing((Colleague one) -> of(one.id())))
                    .toList();
        }

        /** Those who are there to be asked. */
        public List<Colleague> present(Collection<Colleague> colleagues) {
            return presentFirst(colleagues).stream()
                    .filter(one -> of(one.id()).present())
                    .toList();
        }

        /** How somebody stands and since when, in words. */
        public String said(StaffId person, Locale locale) {
            var known = people.getOrDefault(person, OFF);
            var key = "duty.stands." + known.standing;
            return Sentences.of(known.since == null ? Saying.of(key) : Saying.of(key, known.since), locale);
        }

        /** A colleague by name, post and standing. */
        public String named(Colleague one, Locale locale) {
            return named(one.name() + " · " + one.post().in(locale), one.id(), locale);
        }

        /** A name, and how its bearer stands. */
        public String named(String name, StaffId person, Locale locale) {
            return name + " · " + said(person, locale);
        }
    }
}
