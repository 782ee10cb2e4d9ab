package org.jiezhen.tables;

import java.util.List;
import java.util.function.Consumer;

/** Says what would become of the rows of a file if it was brought in now. Nothing is changed. */
public interface Foresight<T, R> {

    /**
     * Looks at some of the good rows; all of them come by, a portion at a time.
     *
     * @param remarks takes what has to be said of a row that is right in itself
     */
    void look(List<Good<T>> portion, Consumer<Issue> remarks);

    /** What would become of all that was looked at, beside so many that are broken. */
    R outcome(int broken);
}
