package org.jiezhen.acts;

import java.util.Map;
import java.util.UUID;

/** Who holds something. That nobody does is said explicitly, timed, and an alarm. */
public sealed interface Holder {

    /** A person. */
    record Person(UUID staff) implements Holder {}

    /** A place, where it rests. */
    record Place(UUID place) implements Holder {}

    /** The desk as a whole, in whose sight it is. */
    record Desk() implements Holder {}

    /** Nobody. */
    record Nobody() implements Holder {}

    Holder DESK = new Desk();
    Holder NOBODY = new Nobody();

    /** As a period of the chain says it. */
    default Map<String, Object> values() {
        return switch (this) {
            case Person(var staff) -> Map.of("holder", "STAFF", "staff_id", staff);
            case Place(var place) -> Map.of("holder", "PLACE", "place_id", place);
            case Desk() -> Map.of("holder", "DESK");
            case Nobody() -> Map.of("holder", "NONE");
        };
    }
}
