package org.jiezhen.shared;

import java.util.List;

/**
 * Something to be said to a person, in the language of each screen: a translation key and its arguments, never a finished
 * sentence. An argument may itself be a {@link Localized}, an {@link java.time.Instant} (shown as a time of day in the
 * house's zone) or a plain value.
 *
 * @param key the translation key
 * @param args in their order
 */
public record Saying(String key, List<Object> args) {

    public Saying {
        args = List.copyOf(args);
    }

    public static Saying of(String key, Object... args) {
        return new Saying(key, List.of(args));
    }
}
