package org.jiezhen.hospitality;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A cup or a plate, with its visit locked.
 *
 * @param places where it may be had
 * @param state null when it is over
 * @param place where to it was carried, or where it stands
 * @param staff who has it in hand
 * @param guestAt where its guest is now; null is standing
 */
record DrinkOrder(
        DrinkId id,
        VisitId visit,
        Ticket ticket,
        Localized name,
        Whom whom,
        List<Place.Kind> places,
        @Nullable DrinkState state,
        @Nullable PlaceId place,
        @Nullable StaffId staff,
        boolean here,
        @Nullable PlaceId guestAt,
        Instant since)
        implements Subject<DrinkId> {

    static final Track STATE = new Track(
            "drink_state",
            "order_id",
            List.of(
                    new Value("state", "text"),
                    new Value("staff_id", "uuid"),
                    new Value("place_id", "uuid"),
                    new Value("reason", "text")));

    static final Track ALERT = new Track("drink_alert", "order_id", List.of(new Value("was", "text")));

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (state == null) {
            throw new Refusal("refusal.hospitality.over", label(), name, since);
        }
    }
}
