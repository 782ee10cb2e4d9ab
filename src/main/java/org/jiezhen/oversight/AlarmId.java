package org.jiezhen.oversight;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jiezhen.shared.Id;

/** What something wrong is about: a task, a guest, a room. */
public record AlarmId(UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlarmId {}

    /**
     * Reads one as it is written in an address or a row.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static AlarmId of(String text) {
        return new AlarmId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
