package org.jiezhen.filings;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which filing of a doctor. */
public record FilingId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FilingId {}

    /** A new one. */
    static FilingId random() {
        return new FilingId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static FilingId of(String text) {
        return new FilingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
