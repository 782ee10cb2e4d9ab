package org.jiezhen.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.shared.Refusal;

/** Which column of a file is which of ours. */
final class Header {

    /** A header stands in one of so many first lines; above it there may be titles. */
    static final int DEEPEST = 20;

    private static final int LONGEST_NAME = 40;

    private final Map<Column, Integer> places = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final int width;

    /** @throws Refusal when a column is there twice, or one is missing without which there is no row */
    Header(Table.Line line, List<Column> columns) {
        width = line.cells().size();
        for (int i = 0; i < width; i++) {
            var name = line.cell(i).text().strip();
            var column = columns.stream().filter(one -> one.isCalled(name)).findFirst();
            if (column.isEmpty()) {
                if (!name.isEmpty()) {
                    unknown.add(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name);
                }
            } else if (places.put(column.get(), i) != null) {
                throw new Refusal("refusal.table.twice", name);
            }
        }
        for (var column : columns) {
            if (column.required() && !places.containsKey(column)) {
                throw new Refusal(
                        "refusal.table.column",
                        column.chinese().getFirst(),
                        column.english().getFirst());
            }
        }
    }

    /** Which of the first lines is the header: the first with all needed columns. */
    static OptionalInt in(List<Table.Line> lines, List<Column> columns) {
        return IntStream.range(0, Math.min(lines.size(), DEEPEST))
                .filter(n -> columns.stream().filter(Column::required).allMatch(column -> names(lines.get(n))
                        .anyMatch(column::isCalled)))
                .findFirst();
    }

    /** How many of our columns the likeliest of the first lines has. */
    static int fit(List<Table.Line> lines, List<Column> columns) {
        return lines.stream()
                .limit(DEEPEST)
                .mapToInt(line -> fit(line, columns))
                .max()
                .orElse(0);
    }

    /** The likeliest of the first lines, where none has all needed columns. */
    static int likeliest(List<Table.Line> lines, List<Column> columns) {
        var most = fit(lines, columns);
        return IntStream.range(0, Math.min(lines.size(), DEEPEST))
                .filter(n -> fit(lines.get(n), columns) == most)
                .findFirst()
                .orElse(0);
    }

    private static int fit(Table.Line line, List<Column> columns) {
        return (int) columns.stream()
                .filter(column -> names(line).anyMatch(column::isCalled))
                .count();
    }

    private static Stream<String> names(Table.Line line) {
        return line.cells().stream().map(Cell::text).filter(name -> name.length() <= 10 * LONGEST_NAME);
    }

    /** How many columns the file has. */
    int width() {
        return width;
    }

    /** The names that mean nothing to us. */
    List<String> unknown() {
        return unknown;
    }

    /** The cell of this column; an empty one where the file has no such column. */
    Cell cell(Table.Line line, Column column) {
        var place = places.get(column);
        return place == null ? Cell.EMPTY : line.cell(place);
    }
}
