package org.jiezhen.visits;

import java.util.Collection;
import org.jiezhen.house.PlaceId;

/**
 * The places that a module above keeps for a visit: they may change with whatever is done to the visit, and are locked with
 * the visit's own, all in one order.
 */
@FunctionalInterface
public interface KeptPlaces {

    /**
     * Those that are kept for the visit now, and those that an entry has changed.
     *
     * @param entry an entry that is taken back; 0 for none
     */
    Collection<PlaceId> of(VisitId visit, long entry);
}
