package org.jiezhen.hospitality;

import static java.util.UUID.randomUUID;

import java.util.Set;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.rooms.OnceInATalk;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/**
 * 咨询师: soon after a guest has sat down, something to drink is ordered; where the guest fasts, or nobody knows, the house
 * refuses it.
 */
@Component
class OrdersDrinks extends OnceInATalk {

    private final DrinkOrders orders;
    private final Menu menu;

    OrdersDrinks(DrinkOrders orders, Menu menu, RoomsBoard rooms) {
        super(rooms, new Wish("drink", 4, 20, 90));
        this.orders = orders;
        this.menu = menu;
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    protected void ask(RoomFact room, VisitId guest, int number, Round round) {
        var item = round.day().dice().any(menu.offered(), "which drink", number);
        orders.order(randomUUID(), guest, new Wanted(item.id(), Whom.GUEST, Set.of()));
    }
}
