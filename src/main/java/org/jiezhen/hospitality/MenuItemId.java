package org.jiezhen.hospitality;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which thing of the menu. */
public record MenuItemId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MenuItemId {}

    /** A new one. */
    public static MenuItemId random() {
        return new MenuItemId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static MenuItemId of(String text) {
        return new MenuItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
