package org.jiezhen.staff;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shifts: what one sign-in is good for. A browser that lost its session, because the portal was restarted or another
 * node answers, comes back with the shift's token; all its sessions end at the shift's end, and when its person signs out.
 */
@Component
@Transactional
class Shifts {

    /** The longest that a sign-in is good for. */
    static final Duration LENGTH = Duration.ofHours(10);

    private static final Duration KEPT = Duration.ofDays(30);

    /** Who was silent for so long might still have said something: what a page tells and a node writes down is late. */
    private static final Duration LATE = Duration.ofSeconds(20);

    /** Why a shift is over. */
    enum Why {
        SIGNED_OUT,
        HOUR,
        DISABLED,
        SECRET_RESET,
        PASSWORD_CHANGED
    }

    /** How a shift stands. */
    enum Standing {
        OPEN,
        LOCKED,
        OVER
    }

    /**
     * How a shift stands, in full.
     *
     * @param lent for which page its screens are lent; null when they are not. They are locked then
     */
    record Stands(Standing how, @Nullable String lent) {}

    /**
     * A shift that goes on.
     *
     * @param idle after so long without an act of its person it is locked
     */
    record Shift(UUID id, StaffId account, Instant ends, Duration idle) {}

    /** A shift that has begun, and the token that only its browser has. */
    record Begun(Shift shift, String token) {}

    /**
     * A shift that a browser comes back with.
     *
     * @param locked whether its screens are locked
     * @param lent for which page they are lent; null when they are not
     * @param rolesChanged when its person's roles were changed, of which the person was not told; null when they were not
     */
    record Found(
            Shift shift,
            boolean locked,
            @Nullable String lent,
            @Nullable Instant rolesChanged) {}

    /** How and when a shift ended. */
    record Ending(Why why, Instant at) {}

    private static final String IDLE = """
            make_interval(mins => (
                SELECT coalesce(min(CASE WHEN s.phone THEN least(r.idle_minutes, r.idle_minutes_phone)
                                         ELSE r.idle_minutes END), 5)
                FROM account_role ar JOIN role r ON r.code = ar.role_code WHERE ar.account_id = s.account_id))
            """;

    private static final String ROLES =
            "ARRAY(SELECT role_code FROM account_role r WHERE r.account_id = s.account_id ORDER BY ordinal)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Shifts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody has signed in.
     *
     * @param phone whether on a telephone
     */
    Begun begin(StaffUser user, String passwordHash, boolean phone) {
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var now = clock.instant();
        var id = UUID.randomUUID();
        var ends = now.plus(LENGTH);
        jdbc.sql("""
                        INSERT INTO shift AS s (id, account_id, token, credential, began, ends, acted, phone)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        user.id().value(),
                        SignInBrake.hash(token),
                        SignInBrake.hash(passwordHash),
                        utc(now),
                        utc(ends),
                        utc(now),
                        phone)
                .update();
        rolesAreTold(id);
        jdbc.sql("DELETE FROM shift WHERE account_id = ? AND ends < ?")
                .params(user.id().value(), utc(now.minus(KEPT)))
                .update();
        var idle = jdbc.sql("SELECT extract(epoch FROM " + IDLE + ") FROM shift s WHERE s.id = ?")
                .param(id)
                .query(Double.class)
                .single();
        return new Begun(new Shift(id, user.id(), ends, Duration.ofSeconds(idle.longValue())), token);
    }

    /** The shift that a browser's token belongs to, as long as it goes on and the password is what it was. */
    Optional<Found> find(UUID id, String token) {
        record Row(Found found, byte[] token) {}
        return jdbc.sql("""
                        SELECT s.account_id, s.ends, s.token, s.locked IS NOT NULL, extract(epoch FROM %s),
                               CASE WHEN s.roles <> %s THEN a.changed_at END, s.lent
                        FROM shift s JOIN account a ON a.id = s.account_id
                        WHERE s.id = ? AND s.ended IS NULL AND s.ends > ?
                          AND s.credential = sha256(convert_to(a.password_hash, 'UTF8'))""".formatted(IDLE, ROLES))
                .params(id, utc(clock.instant()))
                .query((rs, row) -> new Row(
                        new Found(
                                new Shift(
                                        id,
                                        new StaffId(rs.getObject(1, UUID.class)),
                                        instant(rs, 2),
                                        Duration.ofSeconds((long) rs.getDouble(5))),
                                rs.getBoolean(4),
                                rs.getString(7),
                                rs.getObject(6) == null ? null : instant(rs, 6)),
                        rs.getBytes(3)))
                .optional()
                .filter(row -> MessageDigest.isEqual(row.token, SignInBrake.hash(token)))
                .map(Row::found);
    }

    /** The person is told which roles there are now. */
    void rolesAreTold(UUID id) {
        jdbc.sql("UPDATE shift s SET roles = " + ROLES + " WHERE s.id = ?")
                .param(id)
                .update();
    }

    /** Why the shift of a browser's token is over, to be said there and nowhere else. */
    @Transactional(readOnly = true)
    Optional<Ending> ending(UUID id, String token) {
        record Row(Ending ending, byte[] token) {}
        return jdbc.sql("""
                        SELECT s.token, ending.why, ending.at
                        FROM shift s JOIN account a ON a.id = s.account_id
                        CROSS JOIN LATERAL (
                            SELECT s.why, s.ended WHERE s.ended IS NOT NULL AND s.why IS NOT NULL
                            UNION ALL SELECT 'HOUR', s.ends WHERE s.ended IS NULL AND s.ends <= ?
                            UNION ALL SELECT 'DISABLED', a.changed_at WHERE s.ended IS NULL AND NOT a.enabled
                            UNION ALL SELECT CASE WHEN a.must_change_password THEN 'SECRET_RESET'
                                                  ELSE 'PASSWORD_CHANGED' END, a.changed_at
                                      WHERE s.ended IS NULL
                                        AND s.credential <> sha256(convert_to(a.password_hash, 'UTF8'))
                            LIMIT 1) AS ending (why, at)
                        WHERE s.id = ?""")
                .params(utc(clock.instant()), id)
                .query((rs, row) -> new Row(new Ending(Why.valueOf(rs.getString(2)), instant(rs, 3)), rs.getBytes(1)))
                .optional()
                .filter(row -> MessageDigest.isEqual(row.token, SignInBrake.hash(token)))
                .map(Row::ending);
    }

    /** Its person has signed out. */
    void end(UUID id) {
        jdbc.sql("UPDATE shift SET ended = ?, why = ? WHERE id = ? AND ended IS NULL")
                .params(utc(clock.instant()), Why.SIGNED_OUT.name(), id)
                .update();
    }

    /**
     * Every shift of somebody is over.
     *
     * @param except which goes on; null when none does
     */
    void endAll(StaffId account, Why why, @Nullable UUID except) {
        var others = except == null ? new UUID[0] : new UUID[] {except};
        jdbc.sql("""
                        UPDATE shift SET ended = ?, why = ?
                        WHERE account_id = ? AND ended IS NULL AND ends > ? AND NOT id = ANY(?)""")
                .params(utc(clock.instant()), why.name(), account.value(), utc(clock.instant()), others)
                .update();
    }

    /** The password was changed in this shift: it goes on with the new one. */
    void goesOnWith(UUID id, String passwordHash) {
        jdbc.sql("UPDATE shift SET credential = ? WHERE id = ?")
                .params(SignInBrake.hash(passwordHash), id)
                .update();
    }

    /** In these shifts their people last did something then, as the pages of this node say. */
    void acted(Map<UUID, Instant> acts) {
        var ids = new ArrayList<UUID>();
        var times = new ArrayList<String>();
        acts.forEach((id, at) -> {
            ids.add(id);
            times.add(at.toString());
        });
        jdbc.sql("""
                        UPDATE shift s SET acted = greatest(s.acted, said.at)
                        FROM (SELECT * FROM unnest(CAST(? AS uuid[]), CAST(CAST(? AS text[]) AS timestamptz[])) AS said (id, at)) said
                        WHERE s.id = said.id""")
                .params(ids.toArray(UUID[]::new), times.toArray(String[]::new))
                .update();
    }

    /** Locks those in which nobody has done anything for as long as the person's roles allow. */
    List<Shift> lockIdle() {
        var now = utc(clock.instant());
        return jdbc.sql("""
                        UPDATE shift SET locked = :now FROM (
                            SELECT s.id FROM shift s
                            WHERE s.ended IS NULL AND s.locked IS NULL AND s.ends > :now
                              AND s.acted < CAST(:now AS timestamptz) - CAST(:late AS interval) - %s
                            FOR UPDATE SKIP LOCKED) AS idle
                        WHERE shift.id = idle.id AND shift.locked IS NULL
                        RETURNING shift.id, shift.account_id, shift.ends""".formatted(IDLE))
                .param("now", now)
                .param("late", LATE.toString())
                .query((rs, row) -> new Shift(
                        rs.getObject(1, UUID.class),
                        new StaffId(rs.getObject(2, UUID.class)),
                        instant(rs, 3),
                        Duration.ZERO))
                .list();
    }

    /** Its screens are handed over, for this page. False when it is over, or locked. */
    boolean lend(UUID id, String page) {
        var now = utc(clock.instant());
        return jdbc.sql("""
                        UPDATE shift SET locked = ?, lent = ?
                        WHERE id = ? AND locked IS NULL AND ended IS NULL AND ends > ?""").params(now, page, id, now).update() == 1;
    }

    /** Its person is there again. False when it is over. */
    boolean unlock(UUID id) {
        var now = utc(clock.instant());
        return jdbc.sql(
                                "UPDATE shift SET locked = NULL, lent = NULL, acted = ? WHERE id = ? AND ended IS NULL AND ends > ?")
                        .params(now, id, now)
                        .update()
                == 1;
    }

    /** How these stand; one that is not known any more is over. */
    @Transactional(readOnly = true)
    Map<UUID, Stands> standing(Collection<UUID> shifts) {
        var standing = new HashMap<UUID, Stands>();
        shifts.forEach(id -> standing.put(id, new Stands(Standing.OVER, null)));
        jdbc.sql("SELECT id, locked IS NOT NULL, lent FROM shift WHERE id = ANY(?) AND ended IS NULL AND ends > ?")
                .params(shifts.toArray(UUID[]::new), utc(clock.instant()))
                .query(rs -> {
                    standing.put(
                            rs.getObject(1, UUID.class),
                            new Stands(rs.getBoolean(2) ? Standing.LOCKED : Standing.OPEN, rs.getString(3)));
                });
        return standing;
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
