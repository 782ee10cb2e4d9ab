package org.jiezhen.staff;

import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;

    // As much work to compare with as any other, and no password's: nothing is hashed before somebody signs in.
    private static final String SOMEBODYS =
            "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY, PASSES, LANES, zeros(SALT), zeros(HASH));

    // From where it is asked; from nowhere in particular when somebody who has signed in changes a password.
    private static final ScopedValue<String> FROM = ScopedValue.newInstance();

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY, PASSES);
    private final DelegatingPasswordEncoder delegate;
    // Each hash takes 19 MiB and a processor for some 50 ms: a burst of sign-ins waits instead of exhausting the heap,
    // and leaves a processor to the boards.
    private final Turns turns = new Turns((int) Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, 8));

    StaffPasswordEncoder() {
        delegate = new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", argon2));
        delegate.setDefaultPasswordEncoderForMatches(new PasswordEncoder() {

            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                throw new UnsupportedOperationException();
            }

            /** An account without a password takes as long to refuse as any other. */
            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                argon2.matches(password, SOMEBODYS);
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
