package org.jiezhen.rooms;

import java.util.List;
import java.util.Map;
import org.jiezhen.acts.Subject;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A room on which something is done, locked.
 *
 * @param guest the visit whose story the act belongs to; null when it is the room's own
 */
record Room(Place place, @Nullable VisitId guest) implements Subject<PlaceId> {

    /** Held, cleaned or closed: from when to when. */
    static final Track STATE = new Track(
            "room_state",
            "place_id",
            List.of(
                    new Value("state", "text"),
                    new Value("stage", "text"),
                    new Value("reason", "text"),
                    new Value("visit_id", "uuid"),
                    new Value("until", "timestamptz")));

    /** For whom it is kept next. */
    static final Track RESERVATION = new Track(
            "room_reservation",
            "place_id",
            List.of(new Value("visit_id", "uuid"), new Value("until", "timestamptz")),
            "visit_id");

    /** The doctor who is in it. */
    static final Track DOCTOR =
            new Track("room_doctor", "place_id", List.of(new Value("doctor_id", "uuid")), "doctor_id");

    /** Whose own room it is: several may share one. */
    static final Track OWN =
            new Track("own_room", "place_id", List.of(new Value("account_id", "uuid"))).oneOfEach("account_id");

    static final List<Track> TRACKS = List.of(STATE, RESERVATION, DOCTOR, OWN);

    /** Kept for a guest who comes back. */
    static Map<String, Object> held(VisitId guest, Rooms.Held why) {
        return Map.of("state", "HELD", "visit_id", guest.value(), "reason", why.name());
    }

    /** To be cleaned. */
    static Map<String, Object> housekeeping(Rooms.Stage stage) {
        return Map.of("state", "HOUSEKEEPING", "stage", stage.name());
    }

    @Override
    public PlaceId id() {
        return place.id();
    }

    @Override
    public String label() {
        return place.shortName().zh();
    }

    @Override
    public Journal.@Nullable Subject about() {
        return guest == null ? null : new Journal.Subject("visit", guest.toString());
    }

    /** A room is never over: what can be done with it, its verbs say. */
    @Override
    public void requireOpen() {}
}
