package org.jiezhen.hospitality;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which flask. */
public record FlaskId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FlaskId {}

    /** A new one. */
    public static FlaskId random() {
        return new FlaskId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static FlaskId of(String text) {
        return new FlaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
