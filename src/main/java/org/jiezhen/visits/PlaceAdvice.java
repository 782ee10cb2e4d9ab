package org.jiezhen.visits;

import java.util.Map;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What a module above knows of the places to which a guest could be led or called. It brings one as a bean; a place of
 * which nobody says anything is offered as it stands in the building.
 */
public interface PlaceAdvice {

    /**
     * What is said of a place.
     *
     * @param admits whether the guest could be there now
     * @param rank the smaller, the better
     * @param why in a few words; null where there is nothing to say
     */
    record Advice(boolean admits, int rank, @Nullable Localized why) {}

    /**
     * Of each place of which there is something to say.
     *
     * @param guest null for somebody who arrives
     */
    Map<PlaceId, Advice> of(@Nullable VisitId guest);
}
