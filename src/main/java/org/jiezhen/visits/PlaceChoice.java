package org.jiezhen.visits;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.PlaceAdvice.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The places to which a guest could be led or called now, the best first. */
@Component
public class PlaceChoice {

    private static final Advice NOTHING_SAID = new Advice(true, 1_000, null);

    /** A place that is offered, with what is said of it. */
    public record Offered(Place place, Advice advice) {}

    private final House house;
    private final Claims claims;
    private final ObjectProvider<PlaceAdvice> advisers;

    PlaceChoice(House house, Claims claims, ObjectProvider<PlaceAdvice> advisers) {
        this.house = house;
        this.claims = claims;
        this.advisers = advisers;
    }

    /**
     * Places that hold many, those that hold one and admit this guest, and the one that the guest is called to.
     *
     * @param guest null for somebody who arrives
     */
    public List<Offered> of(@Nullable VisitId guest) {
        return of(guest, claims.taken(guest));
    }

    /** The same, without those that are taken. */
    List<Offered> of(@Nullable VisitId guest, Set<PlaceId> taken) {
        Map<PlaceId, Advice> said = new HashMap<>();
        advisers.orderedStream().forEach(adviser -> adviser.of(guest)
                .forEach((place, advice) -> said.merge(
                        place, advice, (one, other) -> !one.admits() || one.rank() < other.rank() ? one : other)));
        return house.places().stream()
                .filter(place -> !taken.contains(place.id()))
                .map(place -> new Offered(place, said.getOrDefault(place.id(), NOTHING_SAID)))
                .filter(offered -> offered.advice.admits())
                .sorted(Comparator.comparingInt(offered -> offered.advice.rank()))
                .toList();
    }
}
