package org.jiezhen.staff;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Signing in was tried too often; nothing was looked at. */
final class SignInTooOften extends AuthenticationException {

    private final transient Duration pause;

    SignInTooOften(Duration pause) {
        super("tried too often");
        this.pause = pause;
    }

    /** After so many seconds it may be tried again. */
    long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
