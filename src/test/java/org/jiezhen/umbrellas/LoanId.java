package org.jiezhen.umbrellas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which loan of an umbrella. */
public record LoanId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LoanId {}

    /** A new one. */
    public static LoanId random() {
        return new LoanId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static LoanId of(String text) {
        return new LoanId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
