package org.jiezhen.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which specimen. */
public record SpecimenId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SpecimenId {}

    /** A new one. */
    static SpecimenId random() {
        return new SpecimenId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static SpecimenId of(String text) {
        return new SpecimenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
