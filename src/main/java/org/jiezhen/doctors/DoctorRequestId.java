package org.jiezhen.doctors;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** Which request for a doctor. */
public record DoctorRequestId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DoctorRequestId {}

    /** A new one. */
    static DoctorRequestId random() {
        return new DoctorRequestId(UUID.randomUUID());
    }

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static DoctorRequestId of(String text) {
        return new DoctorRequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
