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
import java.util.List;
import java.util.Optional;
import org.jiezhen.shared.Refusal;

/**
 * The rows of a file, whatever it is written in: comma-separated text in UTF-8 or GB18030, or a workbook of Excel.
 *
 * @param encoding as it was found: {@code UTF-8}, {@code GB18030} or {@code XLSX}
 * @param lines the first is the header; lines without a value are left out
 */
record Table(String encoding, List<Line> lines) {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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
     * @throws Refusal when it cannot be read at all
     */
    static Table read(byte[] file) {
        if (file.length == 0) {
            throw new Refusal("refusal.table.empty");
        }
        if (startsWith(file, new byte[] {'P', 'K', 3, 4})) {
            return new Table("XLSX", Workbook.read(file));
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
        return new Table(utf8.isPresent() ? "UTF-8" : "GB18030", csv(text));
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

    private static List<Line> csv(String text) {
        var lines = new ArrayList<Line>();
        try (var records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord found : records) {
                add(
                        lines,
                        new Line(
                                Math.toIntExact(found.getStartingLineNumber()),
                                found.getFields().stream()
                                        .map(field -> new Cell(Cell.Kind.TEXT, field))
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

    /** The mark that is most often between the names of the header. */
    private static char separator(String text) {
        var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var best = ',';
        var most = 0L;
        for (var mark : new char[] {',', ';', '\t'}) {
            var found = header.chars().filter(c -> c == mark).count();
            if (found > most) {
                best = mark;
                most = found;
            }
        }
        return best;
    }
}
