package org.jiezhen.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Looks a file through before anything is brought in: each row is what the reading makes of it, or what is wrong with
 * it, cell by cell. The file may be CSV in UTF-8 or GB18030 with any usual separator, or XLSX; its columns come in any
 * order, under any of their names.
 */
public final class TableReader {

    /** The largest file that is taken, in bytes. */
    public static final int MOST_BYTES = 10 << 20;

    /** The most rows that a file may have, beside its header. */
    public static final int MOST_ROWS = 50_000;

    private final List<Column> columns;

    /** @param columns those that mean something; the others of a file are passed over */
    public TableReader(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * Looks a file through.
     *
     * @param reading what a row is; null when something is wrong with it, which the row was told
     * @param foresight what would become of the rows that are right
     * @throws Refusal when it cannot be read at all, or is no such table
     */
    public <T, R> Checked<T, R> check(
            byte[] file, Function<Row, @Nullable T> reading, Foresight<T, R> foresight, Progress progress) {
        if (file.length > MOST_BYTES) {
            throw new Refusal("refusal.table.tooLarge");
        }
        var table = Table.read(file, found -> Header.in(found, columns).isPresent());
        var sheet = sheet(table);
        var at = Header.in(sheet.lines(), columns).orElseGet(() -> Header.likeliest(sheet.lines(), columns));
        var header = new Header(sheet.lines().get(at), columns);
        var lines = sheet.lines().subList(at + 1, sheet.lines().size());
        var issues = new ArrayList<Issue>();
        var good = new ArrayList<Good<T>>();
        var firstRows = new HashMap<Row.Said, Integer>();
        Portions.of(lines, progress, portion -> {
            var before = good.size();
            for (var line : portion) {
                var row = new Row(line, header, issues, firstRows);
                var value = read(row, reading);
                if (value != null && row.isRight()) {
                    good.add(new Good<>(line.row(), value));
                }
            }
            foresight.look(List.copyOf(good.subList(before, good.size())), issues::add);
        });
        var broken = lines.size() - good.size();
        return new Checked<>(
                table.encoding(),
                new Checked.Place(
                        sheet.name(),
                        sheet.lines().get(at).row(),
                        table.sheets().stream()
                                .filter(other -> !other.equals(sheet))
                                .map(Table.Sheet::name)
                                .filter(Objects::nonNull)
                                .toList()),
                header.unknown(),
                issues,
                good,
                broken,
                foresight.outcome(broken));
    }

    private static <T> @Nullable T read(Row row, Function<Row, @Nullable T> reading) {
        try {
            return reading.apply(row);
        } catch (RuntimeException e) {
            row.unreadable(e);
            return null;
        }
    }

    /** The first sheet that is such a table; else the one that is most like it. */
    private Table.Sheet sheet(Table table) {
        var sheets =
                table.sheets().stream().filter(one -> !one.lines().isEmpty()).toList();
        return sheets.stream()
                .filter(one -> Header.in(one.lines(), columns).isPresent())
                .findFirst()
                .or(() -> sheets.stream().max(Comparator.comparingInt(one -> Header.fit(one.lines(), columns))))
                .orElseThrow(() -> new Refusal("refusal.table.empty"));
    }
}
