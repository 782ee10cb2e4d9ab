package org.jiezhen.shared;

import java.util.List;

/**
 * A command that cannot be carried out, said so that a person can act on it: what is so, who, since when, what next.
 * It carries a translation key and its arguments, never a finished sentence, because each screen speaks its own
 * language. An argument may itself be a {@link Localized}, an {@link java.time.Instant} (shown as a time of day in the
 * house's zone) or a plain value.
 */
public class Refusal extends RuntimeException {

    private final String key;
    private final transient List<Object> args;

    public Refusal(String key, Object... args) {
        super(key, null, false, false);
        this.key = key;
        this.args = List.of(args);
    }

    /** The translation key of the sentence, below {@code refusal.}. */
    public String key() {
        return key;
    }

    /** The arguments of the sentence, in order. */
    public Object[] args() {
        return args.toArray();
    }
}
