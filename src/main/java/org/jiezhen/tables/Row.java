package org.jiezhen.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A row of a file while it is read: cell by cell, and whatever is wrong is noted at its cell. */
public final class Row {

    /** The longest text that a cell may hold, in characters. */
    static final int LONGEST_CELL = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Row.class);

    private final Table.Line line;
    private final Header header;
    private final List<Issue> issues;
    private final Map<Said, Integer> firstRows;
    private final Set<Column> broken = new HashSet<>();
    private boolean right = true;

    /** What a cell of a column said. */
    record Said(Column column, String value) {}

    Row(Table.Line line, Header header, List<Issue> issues, Map<Said, Integer> firstRows) {
        this.line = line;
        this.header = header;
        this.issues = issues;
        this.firstRows = firstRows;
        for (int i = header.width(); i < line.cells().size(); i++) {
            if (!line.cell(i).isBlank()) {
                note(null, line.cell(i).text(), new Refusal("refusal.table.tooManyColumns", header.width()));
                break;
            }
        }
    }

    /** What the cell says; null when it says nothing, or something wrong, which is then noted. */
    public <T> @Nullable T read(Column column, Function<Cell, @Nullable T> reading) {
        var cell = header.cell(line, column);
        try {
            if (cell.kind() == Cell.Kind.FORMULA) {
                throw new Refusal("refusal.table.formula");
            }
            if (cell.kind() == Cell.Kind.BROKEN) {
                throw new Refusal("refusal.table.unreadable");
            }
            if (cell.text().length() > LONGEST_CELL) {
                throw new Refusal("refusal.table.cell", cell.text().length());
            }
            return reading.apply(cell);
        } catch (Refusal why) {
            wrong(column, why);
            return null;
        } catch (RuntimeException e) {
            // Nobody foresaw it; it is this cell's mistake, and not the end of the file. Its message may hold the cell.
            LOG.warn("A cell of a file cannot be read: {}", e.getClass().getName());
            wrong(column, new Refusal("refusal.table.unreadable"));
            return null;
        }
    }

    /** Notes that nobody foresaw what is wrong with the row. */
    void unreadable(RuntimeException e) {
        LOG.warn("A row of a file cannot be read: {}", e.getClass().getName());
        note(null, "", new Refusal("refusal.table.unreadable"));
    }

    /** Notes that what the cell says cannot be right. One sentence at a cell is enough: the first stays. */
    public void wrong(Column column, Refusal why) {
        if (broken.add(column)) {
            note(column, header.cell(line, column).text(), why);
        }
    }

    /** The first row of the file that says this in this column, when it is an earlier one. */
    public OptionalInt saidBefore(Column column, String value) {
        var first = firstRows.putIfAbsent(new Said(column, value), line.row());
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** Whether nothing wrong was noted. */
    public boolean isRight() {
        return right;
    }

    private void note(@Nullable Column column, String value, Refusal why) {
        right = false;
        issues.add(new Issue(line.row(), column, value, why));
    }
}
