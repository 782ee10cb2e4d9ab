package org.jiezhen.database;

import org.jspecify.annotations.Nullable;

/** The portal must not start as it is set up: one sentence says what is wrong, one what to do. */
final class StartRefused extends RuntimeException {

    private final String remedy;

    StartRefused(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    StartRefused(String sentence, String remedy, @Nullable Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
