package org.jiezhen.database;

import org.jspecify.annotations.Nullable;

/** The portal must not start as it is set up: one sentence says what is wrong, one what to do. */
public final class StartRefused extends RuntimeException {

    private final String remedy;

    public StartRefused(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    StartRefused(String sentence, String remedy, @Nullable Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
