package org.jiezhen.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing, and locks nobody out. A try is counted before the password is looked at, and forgiven when it is right,
 * so that a burst of them is as slow as one after another. It is kept in the database, over nodes and restarts, by the
 * database's clock.
 *
 * <p>Three counts: who from where, which is the one that people meet who mistype; who, from everywhere, which does not
 * count where this person has signed in before; and from where, whoever is tried.
 */
@Component
class SignInBrake {

    /** What is counted: how many tries are free, the first pause after them, and the longest; each is twice the one before. */
    enum Kind {
        PAIR(5, Duration.ofSeconds(5), Duration.ofMinutes(5)),
        ACCOUNT(20, Duration.ofSeconds(5), Duration.ofSeconds(30)),
        // A whole house may sit behind one address.
        ADDRESS(100, Duration.ofSeconds(2), Duration.ofSeconds(30));

        private final int free;
        private final Duration first;
        private final Duration longest;

        Kind(int free, Duration first, Duration longest) {
            this.free = free;
            this.first = first;
            this.longest = longest;
        }
    }

    /** A try that is counted: what it counts on. */
    record Attempt(String username, String address, List<Kind> counted) {}

    // After so long without a failure it is forgotten.
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final JdbcClient jdbc;

    SignInBrake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a try.
     *
     * @throws SignInTooOften when there is a pause; the try is not counted then
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Attempt begin(String username, String address) {
        var name = username.strip().toLowerCase(Locale.ROOT);
        var counted = new ArrayList<Kind>();
        for (var kind : Kind.values()) {
            if (kind == Kind.ACCOUNT && isKnownHere(name, address)) {
                continue;
            }
            count(kind, subject(kind, name, address)).ifPresent(pause -> {
                throw new SignInTooOften(pause);
            });
            counted.add(kind);
        }
        return new Attempt(name, address, List.copyOf(counted));
    }

    private boolean isKnownHere(String name, String address) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM sign_in_from f JOIN account a ON a.id = f.account_id
                                       WHERE lower(a.username) = ? AND f.address = ?)""").params(name, hash(address)).query(Boolean.class).single();
    }

    /** The pause that there is; nothing, and one more try counted, when there is none. */
    private Optional<Duration> count(Kind kind, byte[] subject) {
        var counted = jdbc.sql("""
                        INSERT INTO sign_in_brake AS b (kind, subject, failures, last_failed, free_at)
                        VALUES (:kind, :subject, 1, now(), now())
                        ON CONFLICT (kind, subject) DO UPDATE SET
                            failures = CASE WHEN b.last_failed < now() - CAST(:forgotten AS interval) THEN 1
                                            ELSE b.failures + 1 END,
                            last_failed = now(),
                            free_at = now() + CASE
                                WHEN b.last_failed < now() - CAST(:forgotten AS interval) OR b.failures + 1 < :free
                                    THEN interval '0'
                                ELSE least(CAST(:longest AS interval),
                                           CAST(:first AS interval) * power(2, least(b.failures + 1 - :free, 20))) END
                        WHERE b.free_at <= now()""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("free", kind.free)
                .param("first", kind.first.toString())
                .param("longest", kind.longest.toString())
                .param("forgotten", FORGOTTEN.toString())
                .update();
        return counted == 1
                ? Optional.empty()
                : Optional.of(jdbc.sql(
                                "SELECT extract(epoch FROM greatest(free_at - now(), interval '1 second')) FROM sign_in_brake"
                                        + " WHERE kind = ? AND subject = ?")
                        .params(kind.name(), subject)
                        .query((rs, row) -> Duration.ofMillis((long) Math.ceil(rs.getDouble(1) * 1000)))
                        .single());
    }

    /** The password was right: the try is no failure, and from here nobody else's guesses slow this person. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(Attempt attempt, StaffId account) {
        for (var kind : attempt.counted) {
            var subject = subject(kind, attempt.username, attempt.address);
            if (kind == Kind.PAIR) {
                jdbc.sql("DELETE FROM sign_in_brake WHERE kind = ? AND subject = ?")
                        .params(kind.name(), subject)
                        .update();
            } else {
                jdbc.sql("UPDATE sign_in_brake SET failures = greatest(failures - 1, 0), free_at = now()"
                                + " WHERE kind = ? AND subject = ?")
                        .params(kind.name(), subject)
                        .update();
            }
        }
        jdbc.sql("""
                        INSERT INTO sign_in_from (account_id, address, last) VALUES (?, ?, now())
                        ON CONFLICT (account_id, address) DO UPDATE SET last = excluded.last""").params(account.value(), hash(attempt.address)).update();
        jdbc.sql("DELETE FROM sign_in_brake WHERE last_failed < now() - interval '1 day'")
                .update();
    }

    private static byte[] subject(Kind kind, String name, String address) {
        return switch (kind) {
            case PAIR -> hash(name + '\n' + address);
            case ACCOUNT -> hash(name);
            case ADDRESS -> hash(address);
        };
    }

    /** What is compared and not to be read. */
    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
