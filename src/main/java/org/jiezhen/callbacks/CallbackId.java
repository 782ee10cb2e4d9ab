package org.jiezhen.callbacks;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which callback. */
public record CallbackId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CallbackId {}

    /** A new one. */
    public static CallbackId random() {
        return new CallbackId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static CallbackId of(String text) {
        return new CallbackId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
