package org.jiezhen.visits;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.springframework.core.Ordered;

/**
 * Something that can be done for a guest with a place, where places are chosen: leading there, calling there, keeping it.
 *
 * @param words the key of what its button says
 * @param done the key of what is said once it is done
 * @param act given the press's key
 */
public record PlaceAct(String words, String done, Function<UUID, Done<?>> act) {

    /** The acts of one kind; the module that knows of it brings it as a bean. On a place they stand in their order. */
    public interface Offers extends Ordered {

        /** With which of these places it can be done for this guest by whoever looks; its service asks again. */
        Map<PlaceId, PlaceAct> of(VisitFact guest, List<Offered> places);
    }
}
