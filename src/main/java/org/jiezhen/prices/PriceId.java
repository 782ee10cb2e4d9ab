package org.jiezhen.prices;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which price of an item: what a quote remembers beside its sum. */
public record PriceId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PriceId {}

    /** A new one. */
    static PriceId random() {
        return new PriceId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static PriceId of(String text) {
        return new PriceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
