package org.jiezhen.acts;

import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jspecify.annotations.Nullable;

/**
 * Something that is acted on, locked: an aggregate.
 *
 * @param <I> its id's type
 */
public interface Subject<I extends Id> {

    /** Which one it is. */
    I id();

    /** What people call it: {@code A045}. Never a customer's name. */
    String label();

    /** Whose story an act on it belongs to: of a task, the visit it is for; null when it has a story of its own. */
    default Journal.@Nullable Subject about() {
        return null;
    }

    /** @throws org.jiezhen.shared.Refusal that says how it stands, when nothing can be done to it any more */
    void requireOpen();
}
