package org.jiezhen.documents;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which document. */
public record DocumentId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentId {}

    /** A new one. */
    public static DocumentId random() {
        return new DocumentId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static DocumentId of(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
