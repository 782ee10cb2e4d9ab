package org.jiezhen.roster;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which swap. */
public record SwapId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SwapId {}

    /** A new one. */
    public static SwapId random() {
        return new SwapId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static SwapId of(String text) {
        return new SwapId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
