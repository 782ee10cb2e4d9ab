package org.jiezhen.bookings;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jiezhen.bookings.BookingTable.Cell;
import org.jiezhen.bookings.BookingTable.Kind;
import org.jiezhen.bookings.BookingTable.Line;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file of bookings: each is a booking, or what is wrong with it, cell by cell. */
final class BookingRows {

    private static final int LONGEST_CELL = 10_000;

    private final Map<BookingColumn, Integer> columns = new EnumMap<>(BookingColumn.class);
    private final List<String> unknown = new ArrayList<>();
    private final int width;
    private final BookingRules rules;
    private final Map<String, Integer> firstRowOf = new HashMap<>();

    /** @throws Refusal when a column is there twice, or one is missing without which there is no booking */
    BookingRows(Line header, BookingRules rules) {
        this.rules = rules;
        this.width = header.cells().size();
        for (int i = 0; i < width; i++) {
            var name = header.cell(i).text().strip();
            var column = BookingColumn.named(name);
            if (column.isEmpty()) {
                if (!name.isEmpty()) {
                    unknown.add(name.length() > 40 ? name.substring(0, 40) + "…" : name);
                }
            } else if (columns.put(column.get(), i) != null) {
                throw new Refusal("refusal.import.twice", name);
            }
        }
        for (var column : BookingColumn.values()) {
            if (column.required() && !columns.containsKey(column)) {
                throw new MissingColumn(column);
            }
        }
    }

    /** A column is missing without which there is no booking. */
    static final class MissingColumn extends Refusal {
        private static final Map<BookingColumn, String[]> NAMES = Map.of(
                BookingColumn.NUMBER, new String[] {"预约号", "number"},
                BookingColumn.DATE, new String[] {"日期", "date"},
                BookingColumn.TIME, new String[] {"时间", "time"},
                BookingColumn.NAME, new String[] {"姓名", "name"});

        MissingColumn(BookingColumn column) {
            super("refusal.import.column", (Object[]) NAMES.getOrDefault(column, new String[] {"", ""}));
        }
    }

    /** The names in the header that mean nothing to us. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** The booking that a row is, unless something is wrong with it: then that is added to the issues. */
    Optional<Sent> read(Line line, List<BookingIssue> issues) {
        var before = issues.size();
        for (int i = width; i < line.cells().size(); i++) {
            if (!line.cell(i).isBlank()) {
                issues.add(new BookingIssue(
                        line.row(), null, line.cell(i).text(), new Refusal("refusal.import.tooManyColumns", width)));
                break;
            }
        }
        var row = new RowReader(line, issues);
        var number = row.read(BookingColumn.NUMBER, cell -> BookingTexts.number("number", cell.text()));
        if (number != null) {
            var first = firstRowOf.putIfAbsent(number, line.row());
            if (first != null) {
                row.wrong(BookingColumn.NUMBER, new Refusal("refusal.import.numberTwice", first));
            }
        }
        LocalDate day = row.read(BookingColumn.DATE, rules::day);
        LocalTime at = row.read(BookingColumn.TIME, rules::time);
        var name = row.read(BookingColumn.NAME, cell -> PersonName.parse("name", cell.text())
                .orElseThrow(() -> new InvalidInput("name", "refusal.booking.nameMissing")));
        var phone = row.read(
                BookingColumn.PHONE, cell -> Phone.parse("phone", cell.text()).orElse(null));
        var channel = row.read(BookingColumn.CHANNEL, rules::channel);
        var consultant = row.text(BookingColumn.CONSULTANT, PersonName.LONGEST);
        StaffId whose = row.read(
                BookingColumn.CONSULTANT, cell -> cell.isBlank() ? null : rules.consultant("consultant", cell.text()));
        var referrer = row.read(BookingColumn.REFERRER, cell -> PersonName.parse("referrer", cell.text())
                .orElse(null));
        var interest = row.text(BookingColumn.INTEREST, BookingTexts.LONGEST_INTEREST);
        var note = row.text(BookingColumn.NOTE, BookingTexts.LONGEST_NOTE);
        var first = row.read(BookingColumn.FIRST_VISIT, rules::first);
        var cancelled = row.read(BookingColumn.STATUS, rules::cancelled);
        if (issues.size() > before || number == null || day == null || at == null || name == null) {
            return Optional.empty();
        }
        return Optional.of(new Sent(
                number,
                Boolean.TRUE.equals(cancelled),
                channel == null ? Channel.WEB : channel,
                day,
                at,
                name,
                phone,
                consultant,
                whose,
                referrer,
                interest,
                note,
                first));
    }

    /** One way to read a cell. */
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T of(Cell cell);
    }

    private final class RowReader {

        private final Line line;
        private final List<BookingIssue> issues;
        private final Map<BookingColumn, Boolean> broken = new EnumMap<>(BookingColumn.class);

        RowReader(Line line, List<BookingIssue> issues) {
            this.line = line;
            this.issues = issues;
        }

        private Cell cell(BookingColumn column) {
            var index = columns.get(column);
            return index == null ? Cell.EMPTY : line.cell(index);
        }

        /** What the cell says; null when it says nothing, or something wrong, which is then an issue. */
        <T> @Nullable T read(BookingColumn column, Reading<T> reading) {
            var cell = cell(column);
            try {
                if (cell.kind() == Kind.FORMULA) {
                    throw new Refusal("refusal.import.formula");
                }
                if (cell.text().length() > LONGEST_CELL) {
                    throw new Refusal("refusal.import.cell", cell.text().length());
                }
                return reading.of(cell);
            } catch (Refusal why) {
                wrong(column, why);
                return null;
            }
        }

        @Nullable
        String text(BookingColumn column, int longest) {
            return read(column, cell -> BookingTexts.text("text", cell.text(), longest)
                    .orElse(null));
        }

        void wrong(BookingColumn column, Refusal why) {
            // One sentence at a cell is enough.
            if (broken.put(column, true) == null) {
                issues.add(new BookingIssue(line.row(), column, cell(column).text(), why));
            }
        }
    }

    /** A word as it is compared with ours: however wide, in small letters. */
    static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
