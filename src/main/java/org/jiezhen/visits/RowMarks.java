package org.jiezhen.visits;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module shows on the rows of open visits, in a word or two, to everybody who is shown the row. The module brings
 * one as a bean. What changes a mark is journalled in the visit's story, and so it is on every board at once.
 *
 * @param view an SQL view that it publishes: (visit_id uuid, zh text, en text, since timestamptz, rank int); the marks of
 *     a row stand by rank, the smallest first, and the oldest first
 */
public record RowMarks(String view) {

    /** Names come from the code alone. */
    public RowMarks {
        if (!view.matches("[a-z_]+")) {
            throw new IllegalArgumentException(view + " is no name of a view");
        }
    }

    /** Those of all modules, as one query. */
    static String all(Collection<RowMarks> marks) {
        return Stream.concat(
                        Stream.of("SELECT CAST(NULL AS uuid) AS visit_id, '' AS zh, '' AS en,"
                                + " CAST(NULL AS timestamptz) AS since, 0 AS rank WHERE false"),
                        marks.stream().map(one -> "SELECT visit_id, zh, en, since, rank FROM " + one.view))
                .collect(Collectors.joining(" UNION ALL "));
    }
}
