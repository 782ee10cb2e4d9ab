package org.jiezhen.drafts;

import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jiezhen.journal.Once;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drafts as rows. Nobody is asked whose: each statement names whoever is signed in, so nobody can read, change or erase
 * what another person typed. Nothing of them is journalled, announced or logged.
 */
@Service
@PermitAll
@Transactional
class KeptDrafts implements Drafts {

    static final Duration KEPT = About.USUALLY;
    static final int LONGEST_BYTES = 16 * 1024;
    static final int MOST = 40;

    private static final int KEY_BYTES = 32;
    private static final int SLOT_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final CurrentStaff staff;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    KeptDrafts(JdbcClient jdbc, CurrentStaff staff, Once once, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> keep(UUID press, About about, Map<String, String> typed) {
        var text = json.writeValueAsString(typed);
        // Checked before the database does: its own refusal would say what was typed, and be logged.
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.empty();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var first = jdbc.sql("""
                        INSERT INTO draft (press, account_id, form, subject, version, typed, at)
                        VALUES (?, ?, ?, ?, ?, CAST(? AS json), ?)
                        ON CONFLICT (press) DO UPDATE SET typed = excluded.typed, at = excluded.at
                        WHERE draft.account_id = excluded.account_id
                        RETURNING xmax = 0
                        """)
                .params(press, staff.id().value(), about.form(), about.subject(), about.version(), text, at(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (first) {
            forgetOldest();
        }
        return Optional.of(now);
    }

    @Override
    public Optional<Draft> newest(About about, UUID press) {
        var found = jdbc.sql("""
                        SELECT press, at, version, typed FROM draft
                        WHERE account_id = ? AND form = ? AND subject = ? AND press <> ? AND at > ?
                        ORDER BY at DESC
                        """)
                .params(
                        staff.id().value(),
                        about.form(),
                        about.subject(),
                        press,
                        at(clock.instant().minus(about.offered())))
                .query((row, _) -> new Draft(
                        row.getObject("press", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("version"),
                        json.readValue(row.getString("typed"), TYPED)))
                .list();
        for (var draft : found) {
            if (!once.wasDone(draft.press(), staff.id().toString())) {
                return Optional.of(draft);
            }
            // It was saved, and whoever saved it never heard: the node died, or the line.
            discard(draft.press());
        }
        return Optional.empty();
    }

    @Override
    public void discard(UUID press) {
        jdbc.sql("DELETE FROM draft WHERE press = ? AND account_id = ?")
                .params(press, staff.id().value())
                .update();
    }

    /** Of what there is, one state is saved: an older draft of it has had its time. Of new things each is its own. */
    @Override
    public void saved(UUID press, About about) {
        jdbc.sql("""
                        DELETE FROM draft
                        WHERE account_id = ? AND form = ? AND subject = ? AND (press = ? OR subject <> '')
                        """)
                .params(staff.id().value(), about.form(), about.subject(), press)
                .update();
    }

    @Override
    public Seal seal(About about) {
        var fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        var key = jdbc.sql("""
                        INSERT INTO draft_seal (account_id, key, used) VALUES (?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET
                            key = CASE WHEN draft_seal.used <= ? THEN excluded.key ELSE draft_seal.key END,
                            used = excluded.used
                        RETURNING key
                        """)
                .params(staff.id().value(), fresh, at(clock.instant()), at(oldest()))
                .query(byte[].class)
                .single();
        var slot = derived(key, "slot", about);
        return new Seal(
                HexFormat.of().formatHex(slot, 0, SLOT_BYTES),
                Base64.getEncoder().encodeToString(derived(key, "key", about)));
    }

    private static byte[] derived(byte[] key, String use, About about) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(
                    String.join("\n", use, about.form(), about.subject()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forgetOldest() {
        jdbc.sql("""
                        DELETE FROM draft WHERE press IN (
                            SELECT press FROM draft WHERE account_id = ? ORDER BY at DESC, press OFFSET ?)
                        """).params(staff.id().value(), MOST).update();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
