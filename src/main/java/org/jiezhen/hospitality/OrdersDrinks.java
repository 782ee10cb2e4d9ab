package org.jiezhen.hospitality;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.springframework.stereotype.Component;

/**
 * 咨询师: orders a drink for the guest in the room, once a guest, without a thought of whether the guest fasts: of who does, or of
 * whom nobody knows, the house refuses it.
 */
@Component
class OrdersDrinks implements Habit {

    private static final int ONCE_IN = 4;
    private static final int SOONEST = 20;
    private static final int LATEST = 90;

    /** For whom something was ordered on this day, or tried. */
    private record Ordered(Set<String> visits) {}

    private final DrinkOrders orders;
    private final Menu menu;
    private final RoomsBoard rooms;

    OrdersDrinks(DrinkOrders orders, Menu menu, RoomsBoard rooms) {
        this.orders = orders;
        this.menu = menu;
        this.rooms = rooms;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.shown(rooms, rooms::read).stream()
                .filter(room -> room.with() != null && room.with().id().equals(me.id()))
                .filter(room -> !round.isTouched(room.room()))
                .flatMap(room -> order(room, round).stream())
                .findFirst();
    }

    private Optional<Act> order(RoomFact room, Round round) {
        var guest = room.guest();
        var since = room.since();
        var ordered = round.day().remembered(Ordered.class, () -> new Ordered(new HashSet<>())).visits;
        if (guest == null || since == null || ordered.contains(guest.visit().toString())) {
            return Optional.empty();
        }
        var number = guest.ticket().number();
        var dice = round.day().dice();
        var after = Duration.ofSeconds(dice.between(SOONEST, LATEST, "drink", number));
        if (!dice.onceIn(ONCE_IN, "drink", number) || !round.isOver(since, after)) {
            return Optional.empty();
        }
        return Optional.of(new Act(room.room(), () -> {
            ordered.add(guest.visit().toString());
            List<MenuItem> offered = menu.offered();
            orders.order(
                    randomUUID(),
                    guest.visit(),
                    new Wanted(dice.any(offered, "which drink", number).id(), Whom.GUEST, Set.of()));
        }));
    }
}
