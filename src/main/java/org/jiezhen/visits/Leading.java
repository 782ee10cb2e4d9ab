package org.jiezhen.visits;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads a guest to a place, which one guest has alone, or many. */
@Component
class Leading {

    private final Claims claims;
    private final House house;
    private final Transitions transitions;

    Leading(Claims claims, House house, Transitions transitions) {
        this.claims = claims;
        this.house = house;
        this.transitions = transitions;
    }

    /** What is written of a guest who is there; null is standing. */
    Map<String, Object> values(@Nullable PlaceId placeId) {
        var values = new HashMap<String, Object>();
        if (placeId != null) {
            var place = house.findPlace(placeId).orElseThrow(() -> new Refusal("refusal.place.unknown"));
            values.put("place_id", place.id().value());
            if (place.kind().exclusive()) {
                values.put("claim", place.id().value());
            }
        }
        return values;
    }

    /** Locks what is to be entered, and what was left. */
    void lock(VisitId visit, Map<String, Object> values) {
        claims.lockPlaces(visit, Id.orNull((UUID) values.get("claim"), PlaceId::new), 0);
    }

    /** @throws Refusal that says who has the place, or for whom it is kept */
    void to(Context<Visit> context, @Nullable PlaceId place) {
        var visit = context.subject().id();
        var values = values(place);
        lock(visit, values);
        claims.requireNotKept(place, visit);
        var outcome = transitions.next(Tracks.PLACE, visit.value(), null, values, context.now(), context.entry());
        if (outcome == Outcome.TAKEN) {
            throw claims.placeTaken(place);
        }
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("an open visit lacks an open period");
        }
        if (claims.isCalledTo(visit, place)) {
            transitions.end(Tracks.CALL, visit.value(), null, context.now(), context.entry());
        }
    }
}
