package org.jiezhen.filings;

import org.jiezhen.prices.PricedItem.Part;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Saying;

/**
 * What a doctor lacks to do an item.
 *
 * @param part which part of it is beyond the doctor's filings
 * @param why the sentence, which names doctor and item
 */
public record Lack(Part part, Saying why) {

    /** The same as a refusal. */
    public Refusal refusal() {
        return new Refusal(why.key(), why.args().toArray());
    }
}
