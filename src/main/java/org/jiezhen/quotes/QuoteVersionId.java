package org.jiezhen.quotes;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which version of which quote. */
public record QuoteVersionId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QuoteVersionId {}

    /** A new one. */
    static QuoteVersionId random() {
        return new QuoteVersionId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static QuoteVersionId of(String text) {
        return new QuoteVersionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
