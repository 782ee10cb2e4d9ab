package org.jiezhen.hospitality;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which cup. */
public record DrinkId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DrinkId {}

    /** A new one. */
    public static DrinkId random() {
        return new DrinkId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static DrinkId of(String text) {
        return new DrinkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
