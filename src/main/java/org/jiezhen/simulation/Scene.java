package org.jiezhen.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jiezhen.house.Place;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;

/**
 * The house at one moment, as everybody in it can see it.
 *
 * @param now the moment
 * @param visits whom people think of now, the longest here first
 * @param everybody who is in the house, also those who are forgotten
 * @param people who works here
 * @param places where one can be
 * @param lift who comes, and when
 */
record Scene(
        Instant now,
        Pace pace,
        Dice dice,
        Neglects neglects,
        List<VisitFact> visits,
        List<VisitFact> everybody,
        List<Person> people,
        List<Place> places,
        Lift lift) {

    /** Whether what began then is over by now. */
    boolean isOver(Instant since, Lasts what, VisitFact of) {
        return pace.isOver(since, now, what.of(dice, of.ticket().number()));
    }

    boolean isOver(Instant since, Duration takes) {
        return pace.isOver(since, now, takes);
    }

    /** The first of the customers with whom something is so. */
    Optional<VisitFact> first(Predicate<VisitFact> so) {
        return visits.stream().filter(so).findFirst();
    }

    boolean isWith(VisitFact visit, StaffId person) {
        var with = visit.with();
        return with != null && with.id().equals(person);
    }

    /** Whether somebody real has this customer. */
    boolean isWithVisitor(VisitId visit) {
        return everybody.stream().filter(fact -> fact.visit().equals(visit)).anyMatch(fact -> people.stream()
                .anyMatch(person -> person.visitor() && isWith(fact, person.id())));
    }

    /** Consultants with nobody in their room, nobody on the way to it and nobody offered. */
    List<Person> freeConsultants() {
        return people.stream()
                .filter(person -> person.role().equals(ConsultantPart.ROLE))
                .filter(person -> everybody.stream().noneMatch(visit -> occupies(visit, person)))
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

    /** Whether somebody of this role is played. */
    boolean anybody(String role) {
        return people.stream().anyMatch(person -> person.role().equals(role) && !person.visitor());
    }
}
