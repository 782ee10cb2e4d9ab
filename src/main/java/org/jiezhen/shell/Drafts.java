package org.jiezhen.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the person at the screen has typed into a form and not saved: kept for that person alone, for a day. Implemented
 * by the module that keeps it.
 */
public interface Drafts {

    /** Keeps what is typed so far; empty when it is too long to be kept. */
    Optional<Instant> keep(UUID press, About about, Map<String, String> typed);

    /** What was typed last into this form by another opening of it, and neither saved nor thrown away. */
    Optional<Draft> newest(About about, UUID press);

    /** Throws away what was typed in one opening of a form. */
    void discard(UUID press);

    /** What was typed is saved: nothing of it is offered again. */
    void saved(UUID press, About about);

    /** With what the page seals what has not reached the portal; the same for this person, form and subject. */
    Seal seal(About about);

    /**
     * With what the page seals what has not reached the portal.
     *
     * @param slot what the form is called there; tells nobody else anything
     * @param secret the key, in Base64
     */
    record Seal(String slot, String secret) {}

    /**
     * Which form, and what it is about.
     *
     * @param form its name
     * @param subject the id of what is changed; empty for something new
     * @param version of what the form shows, by which a draft knows that it was changed since
     * @param offered for how long it is offered again
     */
    record About(String form, String subject, long version, Duration offered) {

        /** What is typed is offered again for so long, unless the form is for a moment. */
        public static final Duration USUALLY = Duration.ofHours(24);

        private static final Duration BRIEFLY = Duration.ofMinutes(10);

        /** A form for something new. */
        public static About something(String form) {
            return new About(form, "", 0, USUALLY);
        }

        /** A form for whoever stands there now: what was typed of another is in the way. */
        public static About moment(String form) {
            return new About(form, "", 0, BRIEFLY);
        }

        /** A form that changes what there is. */
        public static About of(String form, Object subject, long version) {
            return new About(form, subject.toString(), version, USUALLY);
        }
    }

    /**
     * What was typed and not saved.
     *
     * @param press the key of the opening in which it was typed
     * @param at when it was typed
     * @param version of what the form showed then
     * @param typed the text of each field that was typed in, by the field's name
     */
    record Draft(UUID press, Instant at, long version, Map<String, String> typed) {}
}
