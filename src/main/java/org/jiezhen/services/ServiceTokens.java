package org.jiezhen.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.SecretToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of other programs: 256 random bits, of which we keep a hash alone. */
@Component
class ServiceTokens {

    // The beginning tells whoever finds one lying about what it is.
    private static final String MARK = "jiezhen_";
    // Last use is told by the minute: a busy program does not write with every call.
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final ServiceScopes scopes;
    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceTokens(ServiceScopes scopes, JdbcClient jdbc, Clock clock) {
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose a token is, and its one permission. */
    record Known(ServiceId id, String scope) {}

    static String random() {
        return MARK + SecretToken.random();
    }

    /** When this token was revoked; nothing of one that was not, or never was one. Said to whoever holds it, and nobody else. */
    Optional<Instant> revoked(String token) {
        return jdbc.sql("SELECT revoked_at FROM service_token WHERE token_hash = ? AND revoked_at IS NOT NULL")
                .param(SecretToken.hash(token))
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Whose token this is, while it is not revoked and permits something; its use is noted. Asked with every request. */
    Optional<Known> find(String token) {
        if (!token.startsWith(MARK) || !SecretToken.isToken(token.substring(MARK.length()))) {
            return Optional.empty();
        }
        var known = jdbc.sql("SELECT id, scope FROM service_token WHERE token_hash = ? AND revoked_at IS NULL")
                .param(SecretToken.hash(token))
                .query((rs, row) -> new Known(new ServiceId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .optional()
                .filter(one -> scopes.find(one.scope).isPresent());
        known.ifPresent(one -> jdbc.sql(
                        "UPDATE service_token SET used_at = :now WHERE id = :id AND (used_at IS NULL OR used_at < :noted)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("noted", clock.instant().minus(NOTED).atOffset(ZoneOffset.UTC))
                .param("id", one.id.value())
                .update());
        return known;
    }
}
