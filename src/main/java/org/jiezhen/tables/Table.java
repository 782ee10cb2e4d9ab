package org.jiezhen.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, whatever it is written in: comma-separated text in UTF-8 or GB18030, or a workbook of Excel.
 *
 * @param encoding as it was found: {@code UTF-8}, {@code GB18030} or {@code XLSX}
 * @param sheets a workbook's that somebody sees; of other files the only one
 */
record Table(String encoding, List<Sheet> sheets) {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * A sheet.
     *
     * @param name null where a file has none
     * @param lines those with a value; none of a sheet that was not looked at
     */
    record Sheet(@Nullable String name, List<Line> lines) {}

    /**
     * A line of the file.
     *
     * @param row its number, counted as the file's program counts: the first is 1
     */
    record Line(int row, List<Cell> cells) {
        Cell cell(int index) {
            return index < cells.size() ? cells.get(index) : Cell.EMPTY;
        }

        boolean isBlank() {
            return cells.stream().allMatch(Cell::isBlank);
        }
    }

    /**
     * Reads a file.
     *
     * @param isTable whether these lines are one, under its header
     * @throws Refusal when it cannot be read at all
     */
    static Table read(byte[] file, Predicate<List<Line>> isTable) {
        if (file.length == 0) {
            throw new Refusal("refusal.table.empty");
        }
        if (startsWith(file, new byte[] {'P', 'K', 3, 4})) {
            return Workbook.read(file, isTable);
        }
        if (startsWith(file, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})) {
            throw new Refusal("refusal.table.oldExcel");
        }
        if (startsWith(file, new byte[] {(byte) 0xFF, (byte) 0xFE})
                || startsWith(file, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            throw new Refusal("refusal.table.encoding");
        }
        var utf8 = decode(file, StandardCharsets.UTF_8);
        var text = utf8.or(() -> decode(file, Charset.forName("GB18030")))
                .orElseThrow(() -> new Refusal("refusal.table.encoding"));
        return new Table(utf8.isPresent() ? "UTF-8" : "GB18030", List.of(new Sheet(null, csv(text, isTable))));
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    /** The text, if every byte is one of this encoding. */
    private static Optional<String> decode(byte[] file, Charset charset) {
        var skip = startsWith(file, BOM) ? BOM.length : 0;
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, skip, file.length - skip))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** With the mark between its values under which it is a table; else with the one that is there most often. */
    private static List<Line> csv(String text, Predicate<List<Line>> isTable) {
        var marks = separators(text);
        for (var mark : marks.subList(1, marks.size())) {
            if (!isTable.test(beginning(text, marks.getFirst())) && isTable.test(beginning(text, mark))) {
                return csv(text, mark);
            }
        }
        return csv(text, marks.getFirst());
    }

    /** The first lines, as far as they can be read. */
    private static List<Line> beginning(String text, char mark) {
        var end = 0;
        for (int n = 0; n < Header.DEEPEST && end >= 0; n++) {
            end = text.indexOf('\n', end + 1);
        }
        try {
            return csv(end < 0 ? text : text.substring(0, end), mark);
        } catch (Refusal e) {
            return List.of();
        }
    }

    private static List<Line> csv(String text, char separator) {
        var lines = new ArrayList<Line>();
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord found : records) {
                add(
                        lines,
                        new Line(
                                Math.toIntExact(found.getStartingLineNumber()),
                                found.getFields().stream()
                                        .map(field -> new Cell(Cell.Kind.TEXT, unwrapped(field)))
                                        .toList()));
            }
        } catch (CsvParseException e) {
            throw new Refusal("refusal.table.broken", lines.isEmpty() ? 1 : lines.getLast().row + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** @throws Refusal when the file has more rows than are taken */
    static void add(List<Line> lines, Line line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() > TableReader.MOST_ROWS) {
            throw new Refusal("refusal.table.rows", TableReader.MOST_ROWS);
        }
        lines.add(line);
    }

    /** What programs write so that Excel takes a number for a text: ="0138". */
    private static String unwrapped(String field) {
        var stripped = field.strip();
        return stripped.length() > 2 && stripped.startsWith("=\"") && stripped.indexOf('"', 2) == stripped.length() - 1
                ? stripped.substring(2, stripped.length() - 1)
                : field;
    }

    /** The marks that may stand between values, the one that a line of the beginning has most often first. */
    private static List<Character> separators(String text) {
        var beginning = text.lines()
                .filter(line -> !line.isBlank())
                .limit(Header.DEEPEST)
                .toList();
        return Stream.of(',', ';', '\t')
                .sorted(Comparator.comparingLong((Character mark) -> -beginning.stream()
                        .mapToLong(line -> line.chars().filter(c -> c == mark).count())
                        .max()
                        .orElse(0)))
                .toList();
    }
}
