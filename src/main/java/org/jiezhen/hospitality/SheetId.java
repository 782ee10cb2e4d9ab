package org.jiezhen.hospitality;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which list of a day. */
public record SheetId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SheetId {}

    /** A new one. */
    public static SheetId random() {
        return new SheetId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static SheetId of(String text) {
        return new SheetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
