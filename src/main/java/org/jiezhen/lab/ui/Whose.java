package org.jiezhen.lab.ui;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jiezhen.acts.Done;
import org.jiezhen.tasks.TaskCard;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;

/**
 * Whose lab form a dialog is about, wherever it was opened from.
 *
 * @param label by what people call the guest: the ticket
 * @param may what whoever looks may
 * @param did says on the page what was done, so that it can be taken back
 */
record Whose(VisitId visit, String label, Predicate<String> may, BiConsumer<Done<?>, String> did) {

    /** On the card of the guest. */
    static Whose of(VisitCard card) {
        return new Whose(card.fact().visit(), card.fact().ticket().text(), card::may, card::did);
    }

    /** At the task that a filled form is. */
    static Whose of(TaskCard card, VisitId visit) {
        return new Whose(visit, card.task().label(), card::may, (done, text) -> card.undoBar()
                .show(done, text));
    }
}
