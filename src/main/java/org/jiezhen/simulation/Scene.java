package org.jiezhen.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;

/**
 * The customers in the house at one moment, as everybody in it can see them.
 *
 * @param thoughtOf whom people think of now, the longest here first
 * @param everybody who is in the house, also those who are forgotten
 * @param places where one can be
 * @param lift who comes, and when
 * @param free the places to which somebody could be led
 */
record Scene(
        Round round,
        Neglects neglects,
        Lift lift,
        List<VisitFact> thoughtOf,
        List<VisitFact> everybody,
        List<Place> places,
        Set<PlaceId> free) {

    Instant now() {
        return round.now();
    }

    Dice dice() {
        return round.day().dice();
    }

    List<Person> people() {
        return round.people();
    }

    /** Whom people think of, with whom nobody has done anything in this round, and nobody else goes on. */
    List<VisitFact> visits() {
        return thoughtOf.stream()
                .filter(visit -> !round.isTouched(visit.visit())
                        && !SpokenFor.on(round.day()).has(visit.visit()))
                .toList();
    }

    /** Whether what began then is over by now. */
    boolean isOver(Instant since, Lasts what, VisitFact of) {
        return isOver(since, what.of(dice(), of.ticket().number()));
    }

    boolean isOver(Instant since, Duration takes) {
        return round.isOver(since, takes);
    }

    /** The first of the customers with whom something is so. */
    Optional<VisitFact> first(Predicate<VisitFact> so) {
        return visits().stream().filter(so).findFirst();
    }

    boolean isWith(VisitFact visit, StaffId person) {
        var with = visit.with();
        return with != null && with.id().equals(person);
    }

    /** Whether somebody real has this customer. */
    boolean isWithVisitor(VisitId visit) {
        return everybody.stream().filter(fact -> fact.visit().equals(visit)).anyMatch(fact -> people().stream()
                .anyMatch(person -> person.visitor() && isWith(fact, person.id())));
    }

    /** Consultants whose room is free and clean, with nobody on the way to it and nobody offered. */
    List<Person> freeConsultants() {
        return people().stream()
                .filter(person -> person.role().equals(Role.CONSULTANT))
                .filter(person -> everybody.stream().noneMatch(visit -> occupies(visit, person)))
                .filter(person -> free.contains(roomOf(person)))
                .toList();
    }

    private boolean occupies(VisitFact visit, Person consultant) {
        var offer = visit.offer();
        var call = visit.call();
        return isWith(visit, consultant.id())
                || (offer != null && offer.taker() != null && offer.taker().id().equals(consultant.id()))
                || consultant.post().equals(visit.place())
                || (call != null && consultant.post().equals(call.place()));
    }

    /** The places of a kind. */
    List<Place> places(Place.Kind kind) {
        return places.stream().filter(place -> place.kind() == kind).toList();
    }

    /** Whether this customer is in some consultant's room. */
    boolean isInARoom(VisitFact visit) {
        return places(Place.Kind.CONSULT_ROOM).stream()
                .anyMatch(room -> room.name().equals(visit.place()));
    }

    /** The room of a consultant. */
    PlaceId roomOf(Person consultant) {
        return places(Place.Kind.CONSULT_ROOM).stream()
                .filter(room -> room.name().equals(consultant.post()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a consultant without a room"))
                .id();
    }
}
