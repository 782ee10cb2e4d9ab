package org.jiezhen.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.shared.Refusal;

/** Which column of a file is which of ours. */
final class Header {

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
