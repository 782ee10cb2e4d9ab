package org.jiezhen.doctors;

import java.util.List;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.visits.VisitId;

/** What is planned for a guest and waits for a doctor's word. Implemented by the module that plans. */
public interface IntendedItems {

    /** The medical items of the plan as it stands, each once; none where nothing is planned. */
    List<PricedItem> of(VisitId visit);
}
