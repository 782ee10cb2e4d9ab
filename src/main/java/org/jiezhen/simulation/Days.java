package org.jiezhen.simulation;

import java.time.Clock;
import java.util.List;
import org.jiezhen.bookings.BookingSearch;
import org.jiezhen.customers.CustomerSearch;
import org.jiezhen.house.House;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.PresentStaff;
import org.jiezhen.visits.ArrivalsBoard;
import org.springframework.stereotype.Component;

/** Makes days to be played. */
@Component
class Days {

    private final List<Part> parts;
    private final DemoPeople people;
    private final PresentStaff present;
    private final ArrivalsBoard board;
    private final House house;
    private final BookingSearch bookings;
    private final CustomerSearch customers;
    private final Clock clock;

    Days(
            List<Part> parts,
            DemoPeople people,
            PresentStaff present,
            ArrivalsBoard board,
            House house,
            BookingSearch bookings,
            CustomerSearch customers,
            Clock clock) {
        this.parts = parts;
        this.people = people;
        this.present = present;
        this.board = board;
        this.house = house;
        this.bookings = bookings;
        this.customers = customers;
        this.clock = clock;
    }

    Day of(Plan plan) {
        var dice = new Dice(plan.seed());
        return new Day(
                parts,
                people,
                present,
                board,
                house,
                clock,
                dice,
                liftOf(plan),
                new Neglects(dice, house, plan.neglects()));
    }

    /** Who comes on such a day. */
    Lift liftOf(Plan plan) {
        return new Lift(new Dice(plan.seed()), plan, bookings, customers);
    }
}
