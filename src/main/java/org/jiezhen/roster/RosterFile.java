package org.jiezhen.roster;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports.Wanted;
import org.jiezhen.roster.RosterBoard.About;
import org.jiezhen.roster.RosterBoard.Row;
import org.jiezhen.shell.Words;

/** A week of the roster as a file: a row for each person and day, as it can be brought in again. */
public final class RosterFile {

    private RosterFile() {}

    /** What is planned for these people in the week, in the words of a language. */
    public static Wanted of(Week week, List<Row> rows, Locale language) {
        return ExportLinks.all(
                "roster",
                RosterColumns.ALL.stream().map(column -> column.name(language)).toList(),
                rows.stream()
                        .filter(row -> row.about() == About.PERSON && row.week().equals(week))
                        .flatMap(row -> days(week, row, language))
                        .toList());
    }

    private static Stream<List<String>> days(Week week, Row row, Locale language) {
        var role = Words.ofTheHouse().getTranslation("staff.role." + row.role(), language);
        return IntStream.range(0, row.days().size())
                .filter(day -> !row.days().get(day).isEmpty())
                .mapToObj(day -> List.of(
                        String.valueOf(row.name()),
                        week.days().get(day).toString(),
                        row.days().get(day),
                        role));
    }
}
