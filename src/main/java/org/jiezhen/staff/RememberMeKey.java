package org.jiezhen.staff;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs remember-me cookies: made by the first node that needs it, shared by all, never configured. */
@Component
class RememberMeKey {

    private static final String NAME = "remember-me";

    private final JdbcClient jdbc;

    RememberMeKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String value() {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(NAME, fresh)
                .update();
        var key = jdbc.sql("SELECT value FROM secret WHERE name = ?")
                .param(NAME)
                .query((rs, row) -> rs.getBytes(1))
                .single();
        return Base64.getEncoder().encodeToString(key);
    }
}
