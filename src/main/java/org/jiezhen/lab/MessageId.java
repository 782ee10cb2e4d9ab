package org.jiezhen.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which message of results. */
public record MessageId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /** A new one. */
    static MessageId random() {
        return new MessageId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
