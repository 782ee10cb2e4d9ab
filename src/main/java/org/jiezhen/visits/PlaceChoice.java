package org.jiezhen.visits;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.PlaceAdvice.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The places to which a guest could be led or called, the best first, and of the others why not. */
@Component
public class PlaceChoice {

    private static final Advice NOTHING_SAID = new Advice(true, 1_000, null, List.of());

    /** A place that is offered, or shown with why it cannot be, and what is said of it. */
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
     * Those that can be had now: places that hold many, those that hold one and admit this guest, and the one that the guest
     * is called to.
     *
     * @param guest null for somebody who arrives
     */
    public List<Offered> of(@Nullable VisitId guest) {
        return all(guest).stream().filter(offered -> offered.advice.admits()).toList();
    }

    /**
     * Those that can be had now, the best first; then those of which somebody says why they cannot.
     *
     * @param guest null for somebody who arrives
     */
    public List<Offered> all(@Nullable VisitId guest) {
        var taken = claims.taken(guest);
        Map<PlaceId, Advice> said = new HashMap<>();
        advisers.orderedStream().forEach(adviser -> adviser.of(guest)
                .forEach((place, advice) -> said.merge(
                        place, advice, (one, other) -> !one.admits() || one.rank() < other.rank() ? one : other)));
        return house.places().stream()
                .map(place -> new Offered(place, said.getOrDefault(place.id(), NOTHING_SAID)))
                // Somebody sits there, or is just being led there: nobody has more to say about it.
                .filter(offered -> !offered.advice.admits() || !taken.contains(offered.place.id()))
                .sorted(Comparator.comparing((Offered offered) -> !offered.advice.admits())
                        .thenComparingInt(offered -> offered.advice.rank()))
                .toList();
    }
}
