package org.jiezhen.services;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which other programs may call us: issues and revokes their tokens. */
@Service
@RolesAllowed(Permission.SERVICES_MANAGE)
@Transactional
public class ServiceAdministration {

    /** The longest name of a program, in characters. */
    public static final int LONGEST_NAME = 40;

    private static final String KIND = "service";

    private final Commands commands;
    private final ServiceScopes scopes;
    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceAdministration(Commands commands, ServiceScopes scopes, JdbcClient jdbc, Clock clock) {
        this.commands = commands;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was made or changed. */
    public record Done(ServiceId id) {}

    /** A new token: the only time that it is told. */
    public record Issued(ServiceId id, String token) {}

    /**
     * A program's token, without the token.
     *
     * @param scope its one permission
     * @param used last, by the minute
     */
    public record Program(
            ServiceId id,
            String name,
            String scope,
            Instant issued,
            @Nullable Instant used,
            @Nullable Instant revoked) {}

    /** What a token may permit. */
    @Transactional(readOnly = true)
    public List<ServiceScope> scopes() {
        return scopes.all();
    }

    /** Every token ever issued, those that work first. */
    @Transactional(readOnly = true)
    public List<Program> programs() {
        return jdbc.sql("""
                        SELECT id, name, scope, issued_at, used_at, revoked_at FROM service_token
                        ORDER BY revoked_at IS NOT NULL, issued_at DESC""")
                .query((rs, row) -> new Program(
                        new ServiceId(rs.getObject(1, UUID.class)),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        instant(rs.getObject(5, OffsetDateTime.class)),
                        instant(rs.getObject(6, OffsetDateTime.class))))
                .list();
    }

    /**
     * Issues a token that permits one thing, and nothing else.
     *
     * @param scope the permission of one of the scopes
     * @throws InvalidInput at the name or at the scope
     */
    public Issued issue(UUID key, String typedName, String scope) {
        var name = PlainText.parse("name", typedName, LONGEST_NAME, "refusal.service")
                .orElseThrow(() -> new InvalidInput("name", "refusal.service.name"));
        var permitted = scopes.find(scope).orElseThrow(() -> new InvalidInput("scope", "refusal.service.scope"));
        var token = ServiceTokens.random();
        var id = ServiceId.random();
        // The answer that is kept for a second press has no token in it: that press gets none.
        var done = commands.once(key, ServiceAct.ISSUE, Done.class, () -> {
            jdbc.sql("INSERT INTO service_token (id, name, scope, token_hash, issued_at) VALUES (?, ?, ?, ?, ?)")
                    .params(id.value(), name, permitted.permission(), SecretToken.hash(token), now())
                    .update();
            return did(ServiceAct.ISSUE, id);
        });
        if (!done.id.equals(id)) {
            throw new Refusal("refusal.service.issued");
        }
        return new Issued(id, token);
    }

    /** Revokes a token: the very next call with it is refused. */
    public Done revoke(UUID key, ServiceId id) {
        return commands.once(key, ServiceAct.REVOKE, Done.class, () -> {
            var changed = jdbc.sql("UPDATE service_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                    .params(now(), id.value())
                    .update();
            if (changed == 0) {
                throw new Refusal("refusal.service.gone");
            }
            return did(ServiceAct.REVOKE, id);
        });
    }

    private Done did(ServiceAct act, ServiceId id) {
        commands.run(new Journal.Subject(KIND, id.toString()), act.plain(), () -> {});
        return new Done(id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
