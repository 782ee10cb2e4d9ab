package org.jiezhen.staff;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** A shift that goes on. */
    record Shift(UUID id, StaffId account, Instant ends) {}

    /** A shift that has begun, and the token that only its browser has. */
    record Begun(Shift shift, String token) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Shifts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody has signed in. */
    Begun begin(StaffUser user, String passwordHash) {
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var now = clock.instant();
        var shift = new Shift(UUID.randomUUID(), user.id(), now.plus(LENGTH));
        jdbc.sql("INSERT INTO shift (id, account_id, token, credential, began, ends) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        shift.id,
                        user.id().value(),
                        SignInBrake.hash(token),
                        SignInBrake.hash(passwordHash),
                        utc(now),
                        utc(shift.ends))
                .update();
        jdbc.sql("DELETE FROM shift WHERE account_id = ? AND ends < ?")
                .params(user.id().value(), utc(now.minus(KEPT)))
                .update();
        return new Begun(shift, token);
    }

    /** The shift that a browser's token belongs to, as long as it goes on and the password is what it was. */
    @Transactional(readOnly = true)
    Optional<Shift> find(UUID id, String token) {
        record Found(Shift shift, byte[] token) {}
        return jdbc.sql("""
                        SELECT s.account_id, s.ends, s.token FROM shift s JOIN account a ON a.id = s.account_id
                        WHERE s.id = ? AND s.ended IS NULL AND s.ends > ?
                          AND s.credential = sha256(convert_to(a.password_hash, 'UTF8'))""")
                .params(id, utc(clock.instant()))
                .query((rs, row) -> new Found(
                        new Shift(
                                id,
                                new StaffId(rs.getObject(1, UUID.class)),
                                rs.getObject(2, OffsetDateTime.class).toInstant()),
                        rs.getBytes(3)))
                .optional()
                .filter(found -> MessageDigest.isEqual(found.token, SignInBrake.hash(token)))
                .map(Found::shift);
    }

    /** Its person has signed out. */
    void end(UUID id) {
        jdbc.sql("UPDATE shift SET ended = ? WHERE id = ? AND ended IS NULL")
                .params(utc(clock.instant()), id)
                .update();
    }

    /** The password was changed in this shift: it goes on with the new one. */
    void goesOnWith(UUID id, String passwordHash) {
        jdbc.sql("UPDATE shift SET credential = ? WHERE id = ?")
                .params(SignInBrake.hash(passwordHash), id)
                .update();
    }

    /** Which of these have ended, by their hour or by hand. */
    @Transactional(readOnly = true)
    Set<UUID> over(Collection<UUID> shifts) {
        return jdbc.sql("SELECT id FROM shift WHERE id = ANY(?) AND (ended IS NOT NULL OR ends <= ?)")
                .params(shifts.toArray(UUID[]::new), utc(clock.instant()))
                .query(UUID.class)
                .set();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
