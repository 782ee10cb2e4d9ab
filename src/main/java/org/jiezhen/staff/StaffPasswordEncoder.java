package org.jiezhen.staff;

import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with the parameters of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane. */
@Component
class StaffPasswordEncoder implements PasswordEncoder {

    /** Nobody's hash: such an account cannot sign in with a password. */
    static final String NONE = "!";

    private static final int LONGEST = 128;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;

    /**
     * What each hash costs whoever makes one, a thief of hashes too.
     *
     * @param kibibytes memory
     * @param passes over it
     */
    record Cost(int kibibytes, int passes) {

        /** What it costs in every house. */
        static final Cost USUAL = new Cost(19_456, 2);
    }

    // From where it is asked; from nowhere in particular when somebody who has signed in changes a password.
    private static final ScopedValue<String> FROM = ScopedValue.newInstance();

    private final DelegatingPasswordEncoder delegate;
    // Each hash takes 19 MiB and a processor for some 50 ms: a burst of sign-ins waits instead of exhausting the heap,
    // and leaves a processor to the boards.
    private final Turns turns = new Turns((int) Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, 8));

    /** @param cost a test's own, which signs many people in */
    StaffPasswordEncoder(ObjectProvider<Cost> cost) {
        var each = cost.getIfAvailable(() -> Cost.USUAL);
        var argon2 = new Argon2PasswordEncoder(SALT, HASH, LANES, each.kibibytes, each.passes);
        // As much work to compare with as any other, and no password's: nothing is hashed before somebody signs in.
        var somebodys = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(each.kibibytes, each.passes, LANES, zeros(SALT), zeros(HASH));
        delegate = new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", argon2));
        delegate.setDefaultPasswordEncoderForMatches(new PasswordEncoder() {

            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                throw new UnsupportedOperationException();
            }

            /** An account without a password takes as long to refuse as any other. */
            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                argon2.matches(password, somebodys);
                return false;
            }
        });
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return withRoom(() -> delegate.encode(password));
    }

    /** The hash of a password that is there. */
    String hash(String password) {
        var hash = encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        var typed = password == null || password.length() > LONGEST ? "" : password;
        return withRoom(() -> delegate.matches(typed, hash)) && !typed.isEmpty();
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return !NONE.equals(hash) && delegate.upgradeEncoding(hash);
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /** Does something in which passwords are looked at, for somebody who is there: the addresses take turns. */
    <T extends @Nullable Object> T askedFrom(String address, Supplier<T> work) {
        return ScopedValue.where(FROM, address).call(work::get);
    }

    private <T extends @Nullable Object> T withRoom(Supplier<T> work) {
        return turns.take(FROM.orElse(""), work);
    }
}
