package org.jiezhen.handover;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which thing somebody has in hand: a guest, a task; its module knows it by an id of its own with the same value. */
public record ThingId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ThingId {}

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static ThingId of(String text) {
        return new ThingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
