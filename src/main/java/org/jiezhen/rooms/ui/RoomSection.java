package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomLooks.OfGuest;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PlaceAct;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jiezhen.visits.PlaceOffers;
import org.jiezhen.visits.PlaceRows;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** The guest's room on the card of the visit: the one the guest is in, those that are kept, the best of the others. */
@org.springframework.stereotype.Component
class RoomSection implements VisitSection {

    private static final int BEST = 3;

    private final RoomLooks looks;
    private final Rooms rooms;
    private final FrontDesk desk;
    private final PlaceOffers offers;
    private final House house;

    RoomSection(RoomLooks looks, Rooms rooms, FrontDesk desk, PlaceOffers offers, House house) {
        this.looks = looks;
        this.rooms = rooms;
        this.desk = desk;
        this.offers = offers;
        this.house = house;
    }

    @Override
    public int getOrder() {
        return 25;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(RoomPermission.SEE) || !card.may(Permission.VISITS_ADVANCE)) {
            return Optional.empty();
        }
        var visit = card.fact().visit();
        var as = looks.of(visit);
        var shown = new ArrayList<Component>();
        if (as.inside() != null) {
            shown.add(inside(card, as.inside()));
        }
        var best = desk.places(visit).stream()
                .filter(place -> isOffered(place, as))
                .limit(BEST)
                .toList();
        if (!best.isEmpty()) {
            shown.add(rows(card, best));
        }
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(card.part("rooms.card.room", shown.toArray(Component[]::new)));
    }

    /** Rooms that admit the guest; of one who is in a room, those alone that are kept. */
    private static boolean isOffered(Offered place, OfGuest as) {
        var room = place.place().id();
        return place.advice().admits()
                && place.advice().mark() != null
                && (as.inside() == null
                        || room.equals(as.reserved())
                        || as.held().contains(room));
    }

    private Div inside(VisitCard card, PlaceId room) {
        var line = card.line(new Span(house.findPlace(room)
                .map(place -> card.text("rooms.card.inside", card.text(place.name())))
                .orElse("")));
        if (card.may(RoomPermission.ARRANGE)) {
            line.add(card.button("rooms.card.hold", false, () -> card.goOnWith(new HoldDialog(rooms, room, card))));
        }
        return line;
    }

    private PlaceRows rows(VisitCard card, List<Offered> places) {
        return new PlaceRows(
                places,
                offers.of(card.fact(), places),
                (act, _) -> card.button(card.text(act.words()), () -> did(card, act)));
    }

    private static void did(VisitCard card, PlaceAct act) {
        card.did(act.act().apply(card.key()), card.text(act.done()));
    }
}
