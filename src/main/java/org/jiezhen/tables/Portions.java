package org.jiezhen.tables;

import java.util.List;
import java.util.function.Consumer;

/** Long work on many rows, a thousand at a time: each thousand can be a transaction of its own. */
public final class Portions {

    private static final int SIZE = 1000;

    private Portions() {}

    /** Works on all rows in their order and says after each portion how far it has come. */
    public static <T> void of(List<T> rows, Progress progress, Consumer<List<T>> work) {
        for (int from = 0; from < rows.size(); from += SIZE) {
            var to = Math.min(from + SIZE, rows.size());
            work.accept(rows.subList(from, to));
            progress.at(to, rows.size());
        }
    }
}
