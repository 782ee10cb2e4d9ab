package org.jiezhen.sales;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which deal. */
public record DealId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DealId {}

    /** A new one. */
    public static DealId random() {
        return new DealId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static DealId of(String text) {
        return new DealId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
