package org.jiezhen.staff;

import java.util.List;
import org.jiezhen.shared.Localized;

/**
 * One account, as an administrator sees it.
 *
 * @param failedAttempts how often signing in has failed since it last succeeded
 * @param version what must be given back with a change, so that two administrators do not overwrite each other
 */
public record StaffAccount(
        StaffId id,
        String username,
        String displayName,
        Localized post,
        List<String> roles,
        State state,
        int failedAttempts,
        long version) {

    /** Whether somebody may come in, and how. */
    public enum State {
        ACTIVE,
        /** Holds a one-time secret that has not been changed yet. */
        SECRET_GIVEN,
        /** Entered as from the demo house's sign-in page; has no password. */
        DEMO,
        DISABLED
    }
}
