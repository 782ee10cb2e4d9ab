package org.jiezhen.visits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all modules together can do for a guest with places. */
@Component
public class PlaceOffers {

    private final ObjectProvider<PlaceAct.Offers> offers;

    PlaceOffers(ObjectProvider<PlaceAct.Offers> offers) {
        this.offers = offers;
    }

    /** What whoever looks can do with each of these places, in order; nothing with one that is not there. */
    public Map<PlaceId, List<PlaceAct>> of(VisitFact guest, List<Offered> places) {
        var acts = new HashMap<PlaceId, List<PlaceAct>>();
        offers.orderedStream().forEach(one -> one.of(guest, places)
                .forEach((place, act) ->
                        acts.computeIfAbsent(place, _ -> new ArrayList<>()).add(act)));
        return acts;
    }
}
