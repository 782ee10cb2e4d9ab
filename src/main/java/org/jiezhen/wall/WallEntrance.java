package org.jiezhen.wall;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recognises screens by their tokens, and gives a code to those that ask to be paired. */
@Component
@Transactional
class WallEntrance {

    /** How long a code is good. */
    static final Duration CODE = Duration.ofMinutes(15);

    /** After so long without a beat another screen may come with the same token: two beats, and a little. */
    static final Duration SILENT = Duration.ofSeconds(25);

    // A code costs a stranger nothing: who asks for more than these loses the oldest, and the house has an end too.
    private static final int MOST_OF_ONE = 5;
    private static final int MOST_CODES = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    WallEntrance(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a token is met. */
    enum Standing {
        /** Not known, or let go of: to be paired. */
        UNKNOWN,
        /** Known, and shown by no other screen. */
        WELCOME,
        /** Known, and another screen shows it at this moment. */
        ELSEWHERE,
        REVOKED
    }

    /**
     * @param device whose token it is; null when it is nobody's
     * @param room whose panel it is; null of a wall
     */
    record Met(
            Standing standing,
            @Nullable DeviceId device,
            @Nullable PlaceId room) {}

    /** What there is to say to a token, without letting anybody in. */
    @Transactional(readOnly = true)
    Met meet(String token) {
        return jdbc.sql("""
                        SELECT id, revoked_at IS NOT NULL AS revoked, screen IS NOT NULL AND last_contact > ? AS alive,
                               place_id
                        FROM wall_device WHERE token_hash = ?""")
                .params(silentSince(), SecretToken.hash(token))
                .query((rs, row) -> new Met(
                        rs.getBoolean(2) ? Standing.REVOKED : rs.getBoolean(3) ? Standing.ELSEWHERE : Standing.WELCOME,
                        new DeviceId(rs.getObject(1, UUID.class)),
                        Id.orNull(rs.getObject(4, UUID.class), PlaceId::new)))
                .optional()
                .orElse(new Met(Standing.UNKNOWN, null, null));
    }

    /** Lets a screen in under its mark, unless another one was first. No command, but the administrators' boards hear of it. */
    boolean claim(DeviceId device, UUID screen) {
        return jdbc.sql("""
                        WITH claimed AS (
                            UPDATE wall_device SET screen = ?, last_contact = ?, refused_at = NULL
                            WHERE id = ? AND revoked_at IS NULL AND (screen IS NULL OR last_contact <= ?) RETURNING id)
                        SELECT count(pg_notify(?, 'wall')) FROM claimed""")
                        .params(screen, now(), device.value(), silentSince(), Journal.CHANNEL)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Notes since when the token is shown where it is not at home. */
    void refused(DeviceId device) {
        jdbc.sql("UPDATE wall_device SET refused_at = coalesce(refused_at, ?) WHERE id = ?")
                .params(now(), device.value())
                .update();
    }

    /** The code that stands for this token, while it is good. */
    @Transactional(readOnly = true)
    Optional<String> code(String token) {
        return jdbc.sql("SELECT code FROM wall_pairing WHERE token_hash = ? AND created_at >= ?")
                .params(SecretToken.hash(token), now().minus(CODE))
                .query(String.class)
                .optional();
    }

    /**
     * A code for a token that was just made; none when too many screens ask.
     *
     * @param address from where it is asked for
     */
    Optional<String> newCode(String token, String address) {
        jdbc.sql("DELETE FROM wall_pairing WHERE created_at < ?")
                .param(now().minus(CODE))
                .update();
        jdbc.sql("""
                        DELETE FROM wall_pairing WHERE code IN (
                            SELECT code FROM wall_pairing WHERE address = ? ORDER BY created_at DESC OFFSET ?)""").params(address, MOST_OF_ONE - 1).update();
        var code = PairingCode.random();
        var made = jdbc.sql("""
                        INSERT INTO wall_pairing (code, token_hash, address, created_at)
                        SELECT ?, ?, ?, ? WHERE (SELECT count(*) FROM wall_pairing) < ? ON CONFLICT DO NOTHING""")
                .params(code, SecretToken.hash(token), address, now(), MOST_CODES)
                .update();
        return made == 1 ? Optional.of(code) : Optional.empty();
    }

    private OffsetDateTime silentSince() {
        return now().minus(SILENT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
