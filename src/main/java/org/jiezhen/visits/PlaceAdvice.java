package org.jiezhen.visits;

import java.util.List;
import java.util.Map;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Saying;
import org.jiezhen.shell.Icon;
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
     * @param rank the smaller, the better; of those that do not admit, the sooner it can be had
     * @param mark what it is, as a shape; null where there is none for it
     * @param why in words: why this one; of a place that does not admit, why not, who has it, since when
     */
    record Advice(boolean admits, int rank, @Nullable Icon mark, List<Saying> why) {

        public Advice {
            why = List.copyOf(why);
        }
    }

    /**
     * Of each place of which there is something to say.
     *
     * @param guest null for somebody who arrives
     */
    Map<PlaceId, Advice> of(@Nullable VisitId guest);
}
