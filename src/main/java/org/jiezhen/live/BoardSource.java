package org.jiezhen.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

        /**
         * Whether a change of this subject may change this row. Asked only for kinds that are read in part. Unless a
         * board says otherwise, a row is about the subject whose id it has.
         */
        default boolean about(String kind, String subject) {
            return subject.equals(id());
        }
    }

    /**
     * The part of a board that changed.
     *
     * @param subjects the ids of what changed, by kind
     * @param rows the ids of the rows that were about these until now
     */
    record Part(Map<String, Set<String>> subjects, Set<String> rows) {

        /** The ids of this kind that changed. */
        public Set<String> of(String kind) {
            return subjects.getOrDefault(kind, Set.of());
        }

        /** The same as PostgreSQL writes an array, to be cast to {@code uuid[]}: an empty one is one as well. */
        public String array(String kind) {
            return array(of(kind));
        }

        /** The rows that were about what changed, and those whose ids changed, as such an array. */
        public String rowsAnd(String kind) {
            var all = new HashSet<>(rows);
            all.addAll(of(kind));
            return array(all);
        }

        private static String array(Set<String> ids) {
            return "{" + String.join(",", ids) + "}";
        }
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

    /**
     * Of these kinds a change is read in part: when subjects of them alone are named, and not too many. Only where a
     * subject changes no other rows than those that are about it, before or after; what rows take from each other is
     * left to {@link #finish}.
     */
    default Set<String> readInPart() {
        return Set.of();
    }

    /**
     * Reads, in one statement, the rows of which the part speaks and those that are about its subjects now. A row of
     * the part that is not among them is gone.
     */
    default List<F> read(Part part) {
        throw new UnsupportedOperationException(name() + " is read whole");
    }

    /**
     * Has rows take from each other what they do, after a part was read: a mark on two of the same name. It looks at
     * all facts and asks nobody; done twice it gives the same. {@link #read()} has done it already.
     */
    default Collection<F> finish(Collection<F> facts) {
        return facts;
    }
}
