package org.jiezhen.simulation;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.bookings.BookingSearch;
import org.jiezhen.channels.Channels;
import org.jiezhen.customers.CustomerSearch;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.PlaceChoice;
import org.springframework.stereotype.Component;

/** What is to be seen of the customers of a played day. */
@Component
class Scenes {

    private final ArrivalsBoard board;
    private final House house;
    private final PlaceChoice choice;
    private final BookingSearch bookings;
    private final CustomerSearch customers;
    private final Channels channels;

    Scenes(
            ArrivalsBoard board,
            House house,
            PlaceChoice choice,
            BookingSearch bookings,
            CustomerSearch customers,
            Channels channels) {
        this.board = board;
        this.house = house;
        this.choice = choice;
        this.bookings = bookings;
        this.customers = customers;
        this.channels = channels;
    }

    /** The house at this moment. */
    Scene of(Round round) {
        return round.seen(Scene.class, () -> look(round));
    }

    private Scene look(Round round) {
        var everybody = round.shown(board, board::read).stream()
                .sorted(Comparator.comparing((VisitFact visit) -> visit.ticket().day())
                        .thenComparing(visit -> visit.ticket().number()))
                .toList();
        var neglects = neglectsOf(round.day());
        var thoughtOf = everybody.stream()
                .filter(visit -> !neglects.nobodyThinksOf(visit, round.now()))
                .toList();
        return new Scene(round, neglects, liftOf(round.day()), thoughtOf, everybody, house.places(), free());
    }

    private Set<PlaceId> free() {
        return choice.of(null).stream().map(offered -> offered.place().id()).collect(Collectors.toUnmodifiableSet());
    }

    /** Who comes on this day. */
    Lift liftOf(PlayedDay day) {
        return day.remembered(Lift.class, () -> new Lift(day.dice(), day.plan(), bookings, customers, channels));
    }

    private Neglects neglectsOf(PlayedDay day) {
        return day.remembered(Neglects.class, () -> new Neglects(day, house));
    }

    /** Whether nobody is in the house now. */
    boolean isEmpty() {
        return board.read().isEmpty();
    }
}
