package org.jiezhen.shell;

import java.util.Locale;
import java.util.Optional;

/** Tells the frame who sits in front of it. Implemented by the module that signs people in. */
public interface WhoAmI {

    /** Whoever is signed in, if anybody is. */
    Optional<Me> me();

    /** Ends this person's session and leads to the sign-in page. */
    void signOut();

    /** What has changed for this person while signed in, as it may be said; nothing when nothing has. */
    default Optional<String> changed(Locale locale) {
        return Optional.empty();
    }

    /**
     * The person of this session.
     *
     * @param name what colleagues see
     * @param roleKey the translation key of the role shown beside the name, or empty
     * @param confined whether nothing but the password page opens yet
     */
    record Me(String name, String roleKey, boolean confined) {}
}
