package org.jiezhen.house;

import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Anywhere a customer can be (FHIR Location).
 *
 * @param name as in a sentence: 大厅东3 座
 * @param shortName as on a tile: 东3
 * @param wallName as said in public, without a department; null where nobody is called to
 */
public record Place(
        PlaceId id,
        Kind kind,
        int floor,
        Localized name,
        Localized shortName,
        @Nullable Localized wallName) {

    /** What kind of place it is, and whether one visit has it to itself. */
    public enum Kind {
        LIFT_HALL(false),
        SEAT(true),
        CONSULT_ROOM(true),
        TREATMENT_ROOM(true),
        OPERATING_ROOM(true),
        STATION(false),
        EXAMINATION(true),
        BED(true),
        DESK(false);

        private final boolean exclusive;

        Kind(boolean exclusive) {
            this.exclusive = exclusive;
        }

        /** Whether only one visit may be there at a time. */
        public boolean exclusive() {
            return exclusive;
        }
    }
}
