package org.jiezhen.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pressing twice is pressing once. A command carries a key made by the screen that sent it; the first run stores its
 * answer under the key in the same transaction, and a second run with the key is given that answer. A second press
 * while the first is under way waits for it. A refused command leaves no key, so that it can be tried again.
 */
@Component
public class Once {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Once(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs a command unless this actor has run it with this key before.
     *
     * @param key made once per press by the screen
     * @param actor the opaque id of who presses; a key of somebody else's is another key
     * @param action the command, as the journal names it
     * @param answerType a record that travels as JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T run(UUID key, String actor, String action, Class<T> answerType, Supplier<T> command) {
        var first = jdbc.sql("""
                        INSERT INTO command_key (key, actor, action, at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(key, actor, action, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (first == 0) {
            var answer = jdbc.sql("SELECT answer FROM command_key WHERE key = ? AND actor = ? AND action = ?")
                    .params(key, actor, action)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new IllegalArgumentException("the key of another command"));
            return json.readValue(answer, answerType);
        }
        var answer = command.get();
        jdbc.sql("UPDATE command_key SET answer = CAST(? AS jsonb) WHERE key = ? AND actor = ?")
                .params(json.writeValueAsString(answer), key, actor)
                .update();
        return answer;
    }

    /** Whether this actor has run a command with this key, and it was not taken back. */
    public boolean wasDone(UUID key, String actor) {
        return jdbc.sql("SELECT count(*) FROM command_key WHERE key = ? AND actor = ?")
                        .params(key, actor)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Forgets the press whose command was taken back, so that pressing again is not answered by what is undone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String actor, long entry) {
        jdbc.sql("DELETE FROM command_key WHERE actor = ? AND answer ->> 'entry' = ?")
                .params(actor, Long.toString(entry))
                .update();
    }

    /** Forgets keys that no press can come back for. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    @Transactional
    void forget() {
        jdbc.sql("DELETE FROM command_key WHERE at < ?")
                .param(OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC))
                .update();
    }
}
