package org.jiezhen.tables;

import java.util.List;

/**
 * A file that was looked through, and what would happen if it was brought in now.
 *
 * @param encoding {@code UTF-8}, {@code GB18030} or {@code XLSX}
 * @param unknownColumns names in the header that mean nothing here; the columns are passed over
 * @param issues what is wrong, row by row, and what else has to be said of a row
 * @param good the rows that can be brought in
 * @param broken how many rows cannot
 * @param foreseen what would become of the rows
 */
public record Checked<T, R>(
        String encoding, List<String> unknownColumns, List<Issue> issues, List<Good<T>> good, int broken, R foreseen) {

    public Checked {
        unknownColumns = List.copyOf(unknownColumns);
        issues = List.copyOf(issues);
        good = List.copyOf(good);
    }
}
