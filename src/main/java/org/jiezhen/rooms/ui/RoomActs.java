package org.jiezhen.rooms.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomLooks.OfGuest;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.PlaceAct;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jiezhen.visits.Swaps;
import org.springframework.stereotype.Component;

/** What rooms add where a place is chosen for a guest: keeping it, giving it back, changing places with who is in it. */
@Component
class RoomActs implements PlaceAct.Offers {

    private final RoomLooks looks;
    private final Rooms rooms;
    private final Swaps swaps;
    private final CurrentStaff staff;

    RoomActs(RoomLooks looks, Rooms rooms, Swaps swaps, CurrentStaff staff) {
        this.looks = looks;
        this.rooms = rooms;
        this.swaps = swaps;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public Map<PlaceId, PlaceAct> of(VisitFact guest, List<Offered> places) {
        if (!staff.may(RoomPermission.SEE)) {
            return Map.of();
        }
        var offered = places.stream().map(place -> place.place().id()).collect(Collectors.toSet());
        var acts = new HashMap<>(all(guest, looks.of(guest.visit())));
        acts.keySet().retainAll(offered);
        return acts;
    }

    private Map<PlaceId, PlaceAct> all(VisitFact guest, OfGuest as) {
        var acts = new HashMap<PlaceId, PlaceAct>();
        var arranges = staff.may(RoomPermission.ARRANGE);
        if (arranges) {
            as.reservable()
                    .forEach(room ->
                            acts.put(room, act("RESERVE", room, (key, one) -> rooms.reserve(key, one, guest.visit()))));
        }
        // Where somebody else is, a guest who has a room changes places with them.
        if (as.inside() != null && staff.may(Permission.VISITS_ADVANCE)) {
            as.others()
                    .forEach((room, other) ->
                            acts.put(room, act("SWAP", room, (key, _) -> swaps.swap(key, guest.visit(), other))));
        }
        if (arranges) {
            as.held().forEach(room -> acts.put(room, act("RELEASE", room, rooms::release)));
            Optional.ofNullable(as.reserved())
                    .ifPresent(room -> acts.put(room, act("GIVE_BACK", room, rooms::giveBack)));
        }
        return acts;
    }

    private static PlaceAct act(String what, PlaceId room, BiFunction<UUID, PlaceId, Done<?>> act) {
        return new PlaceAct("rooms.action." + what, "rooms.done." + what, key -> act.apply(key, room));
    }
}
