package org.jiezhen.quotes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.doctors.IntendedItems;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** What the newest version of a visit's quote has that is medical: a doctor's word is asked for it. */
@Component
class Intentions implements IntendedItems {

    private final QuoteStore store;

    Intentions(QuoteStore store) {
        this.store = store;
    }

    @Override
    public List<PricedItem> of(VisitId visit) {
        return store.newest(visit)
                .map(version -> version.lines().stream()
                        .map(QuoteLine::item)
                        .filter(PricedItem::isMedical)
                        .collect(Collectors.toMap(
                                PricedItem::item, Function.identity(), (one, _) -> one, LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList())
                .orElse(List.of());
    }
}
