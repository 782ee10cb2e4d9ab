package org.jiezhen.services;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
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

    static final String SUBJECT = "service";

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
     * What a program is called.
     *
     * @throws Refusal when there is none
     */
    @Transactional(readOnly = true)
    public String name(ServiceId id) {
        return jdbc.sql("SELECT name FROM service_token WHERE id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.service.gone"));
    }

    /** What a token may permit. */
    @Transactional(readOnly = true)
    public List<ServiceScope> scopes() {
        return scopes.all();
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
        commands.run(new Journal.Subject(SUBJECT, id.toString()), act.plain(), () -> {});
        return new Done(id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
