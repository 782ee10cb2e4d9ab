package org.jiezhen.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.VisitId;

/** Which intake form: that of a visit, whose id it has. */
public record FormId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FormId {}

    /** The form of a visit. */
    public static FormId of(VisitId visit) {
        return new FormId(visit.value());
    }

    /**
     * Reads one as it is written in a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static FormId of(String text) {
        return new FormId(UUID.fromString(text));
    }

    VisitId visit() {
        return new VisitId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
