package org.jiezhen.live;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One next thing that can be done with a row.
 *
 * @param action its code
 * @param whose the key of the holder who is asked to do it; null when it is for everybody who sees it
 */
public record Next(String action, @Nullable String whose) {

    /** For everybody who sees the row. */
    public static Next of(String action) {
        return new Next(action, null);
    }

    @JsonValue
    List<String> parts() {
        return whose == null ? List.of(action) : List.of(action, whose);
    }
}
