package org.jiezhen.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which trip of a runner. */
public record TripId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TripId {}

    /** A new one. */
    static TripId random() {
        return new TripId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static TripId of(String text) {
        return new TripId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
