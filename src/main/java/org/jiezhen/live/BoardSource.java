package org.jiezhen.live;

import java.util.List;
import java.util.Set;

/**
 * What a kind of board shows: how to read it, and which changes may change it. Implement it as a component; the
 * {@link LiveBoards} of the node find it.
 *
 * @param <F> a fact: everything about one row that any audience may be shown. An immutable record whose {@code equals}
 *     tells whether it changed.
 */
public interface BoardSource<F extends BoardSource.Fact> {

    /** One row's facts. */
    interface Fact {
        /** The row's id, stable as long as the row is shown. */
        String id();
    }

    /** The board's name, unique in the portal. */
    String name();

    /** The kinds of journal subjects whose changes may change this board. */
    Set<String> subjects();

    /**
     * Reads all open rows, as they are now, in one statement (two would show a customer twice). Called by the board's
     * refresher alone, outside any transaction.
     */
    List<F> read();
}
