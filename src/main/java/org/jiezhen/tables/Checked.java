package org.jiezhen.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was looked through, and what would happen if it was brought in now.
 *
 * @param encoding {@code UTF-8}, {@code GB18030} or {@code XLSX}
 * @param place what was read of it
 * @param unknownColumns names in the header that mean nothing here; the columns are passed over
 * @param issues what is wrong, row by row, and what else has to be said of a row
 * @param good the rows that can be brought in
 * @param broken how many rows cannot
 * @param foreseen what would become of the rows
 */
public record Checked<T, R>(
        String encoding,
        Place place,
        List<String> unknownColumns,
        List<Issue> issues,
        List<Good<T>> good,
        int broken,
        R foreseen) {

    /**
     * Where the table stands in the file.
     *
     * @param sheet the name of the sheet, as the workbook calls it; null where a file has none
     * @param header the row of the header, as the file's program counts
     * @param otherSheets those that somebody sees too, and that were not read
     */
    public record Place(@Nullable String sheet, int header, List<String> otherSheets) {

        public Place {
            otherSheets = List.copyOf(otherSheets);
        }
    }

    public Checked {
        unknownColumns = List.copyOf(unknownColumns);
        issues = List.copyOf(issues);
        good = List.copyOf(good);
    }
}
