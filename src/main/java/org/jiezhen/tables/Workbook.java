package org.jiezhen.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Cell.Kind;
import org.jiezhen.tables.Table.Line;
import org.jiezhen.tables.Table.Sheet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sheets of a workbook that somebody sees. Nothing in it is worked out. Whatever the file claims, what is read
 * of it is bounded while it is read: bytes, rows, columns, cells and characters.
 */
final class Workbook {

    // No date, time or number in a table has more.
    private static final int FIGURES = 40;
    private static final Logger LOG = LoggerFactory.getLogger(Workbook.class);

    // Fifty thousand rows with every column filled unpack to about 60 MB.
    private static final long MOST_BYTES = 120L << 20;
    private static final long MOST_BYTES_OF_TEXTS = 40L << 20;
    private static final int MOST_PARTS = 500;
    private static final int MOST_SHEETS = 50;

    /** As many as Excel has, so that what lies beyond is a lie. */
    private static final int MOST_COLUMNS = 16_384;

    /** A cell further to the right belongs to no table; that there is one is said. */
    static final int LAST_COLUMN = 128;

    private static final int MOST_CELLS = 2_000_000;
    private static final int MOST_CHARACTERS = 40_000_000;

    // A workbook of Excel for the Macintosh may count its days from 1904.
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1462);

    private final ZipFile zip;
    private final List<String> texts = new ArrayList<>();
    private boolean from1904;
    private int cells;
    private int characters;

    private Workbook(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * The sheets that are not hidden, in their order, up to the first that is a table.
     *
     * @param isTable whether these lines are one, under its header
     */
    static Table read(byte[] file, Predicate<List<Line>> isTable) {
        try {
            var copy = Files.createTempFile("table", ".xlsx");
            try {
                Files.write(copy, file);
                requireBounded(copy);
                try (var zip = new ZipFile(copy.toFile())) {
                    return new Workbook(zip).sheets(isTable);
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException | DateTimeException e) {
            // The message may hold what a cell holds.
            LOG.info("A workbook cannot be read: {}", e.getClass().getName());
            throw new Refusal("refusal.table.workbook");
        }
    }

    private record Listed(String name, String relation) {}

    private Table sheets(Predicate<List<Line>> isTable) throws IOException, XMLStreamException {
        var listed = new ArrayList<Listed>();
        try (var xml = open(part("xl/workbook.xml").orElseThrow(IOException::new))) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    from1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.begins("sheet") && listed.size() < MOST_SHEETS) {
                    var state = xml.attribute("state");
                    if (state == null || state.equals("visible")) {
                        listed.add(new Listed(orEmpty(xml.attribute("name")), orEmpty(xml.attribute("id"))));
                    }
                }
            }
        }
        var parts = relations();
        readTexts(parts.values().stream()
                .filter(part -> part.endsWith("sharedStrings.xml"))
                .findFirst());
        var sheets = new ArrayList<Sheet>();
        var found = false;
        for (var one : listed) {
            // A sheet of a chart is none.
            var sheet = part(parts.getOrDefault(one.relation, ""));
            if (sheet.isPresent()) {
                var lines = found ? List.<Line>of() : lines(sheet.get());
                found = found || isTable.test(lines);
                sheets.add(new Sheet(one.name, lines));
            }
        }
        return new Table("XLSX", sheets);
    }

    private Map<String, String> relations() throws IOException, XMLStreamException {
        var parts = new HashMap<String, String>();
        try (var xml = open(part("xl/_rels/workbook.xml.rels").orElseThrow(IOException::new))) {
            while (xml.next()) {
                var type = xml.begins("Relationship") ? orEmpty(xml.attribute("Type")) : "";
                if (type.endsWith("/worksheet") || type.endsWith("/sharedStrings")) {
                    var target = orEmpty(xml.attribute("Target"));
                    parts.put(
                            orEmpty(xml.attribute("Id")),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return parts;
    }

    private Optional<ZipEntry> part(String name) {
        return Optional.ofNullable(zip.getEntry(name));
    }

    private BoundedXml open(ZipEntry part) throws IOException, XMLStreamException {
        return new BoundedXml(zip.getInputStream(part));
    }

    private void readTexts(Optional<String> part) throws IOException, XMLStreamException {
        var entry = part.flatMap(this::part);
        if (entry.isEmpty()) {
            return;
        }
        try (var xml = open(entry.get())) {
            while (xml.next()) {
                if (xml.begins("si")) {
                    if (texts.size() >= MOST_CELLS) {
                        throw tooMuch();
                    }
                    texts.add(text(xml, "si"));
                }
            }
        }
    }

    /** What is written between the tags of an element; how it is to be pronounced is not. */
    private String text(BoundedXml xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        var phonetic = 0;
        var written = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.begins("rPh")) {
                phonetic++;
            } else if (xml.ends("rPh")) {
                phonetic--;
            } else if (xml.begins("t") || xml.ends("t")) {
                written = xml.begins("t");
            } else if (written && phonetic == 0) {
                append(text, xml.characters());
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, String more) {
        characters += more.length();
        if (characters > MOST_CHARACTERS) {
            throw tooMuch();
        }
        // What is longer is refused at its cell.
        if (text.length() <= Row.LONGEST_CELL) {
            text.append(more);
        }
    }

    private List<Line> lines(ZipEntry part) throws IOException, XMLStreamException {
        var lines = new ArrayList<Line>();
        try (var xml = open(part)) {
            var number = 0;
            while (xml.next()) {
                if (xml.begins("row")) {
                    number = number(xml.attribute("r"), number + 1);
                    Table.add(lines, new Line(number, row(xml)));
                }
            }
        }
        return lines;
    }

    private List<Cell> row(BoundedXml xml) throws XMLStreamException {
        var row = new ArrayList<Cell>();
        var column = -1;
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                column = column(xml.attribute("r"), column + 1);
                var cell = cell(xml);
                if (cell.isBlank()) {
                    continue;
                }
                var place = Math.min(column, LAST_COLUMN);
                while (row.size() <= place) {
                    row.add(Cell.EMPTY);
                    if (++cells > MOST_CELLS) {
                        throw tooMuch();
                    }
                }
                row.set(place, cell);
            }
        }
        return row;
    }

    private Cell cell(BoundedXml xml) throws XMLStreamException {
        var type = orEmpty(xml.attribute("t"));
        var value = new StringBuilder();
        @Nullable String inline = null;
        var formula = false;
        var inside = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("is")) {
                inline = text(xml, "is");
            } else if (xml.begins("f")) {
                formula = true;
            } else if (xml.begins("v") || xml.ends("v")) {
                inside = xml.begins("v");
            } else if (inside) {
                append(value, xml.characters());
            }
        }
        return formula
                ? new Cell(Kind.FORMULA, "=")
                : inline != null ? new Cell(Kind.TEXT, inline) : cell(type, value.toString());
    }

    private Cell cell(String type, String value) {
        if (value.isBlank()) {
            return Cell.EMPTY;
        }
        try {
            return switch (type) {
                case "s" -> new Cell(Kind.TEXT, texts.get(Integer.parseInt(value.strip())));
                case "", "n" -> new Cell(Kind.NUMBER, number(new BigDecimal(value.strip())));
                case "b" -> new Cell(Kind.TEXT, value.strip().equals("1") ? "TRUE" : "FALSE");
                // As text: ISO 8601, an error's name, what a formula gave.
                case "d" -> new Cell(Kind.TEXT, day(value.strip()));
                default -> new Cell(Kind.TEXT, value);
            };
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return new Cell(Kind.BROKEN, value);
        }
    }

    /** A day or a time is written as people write it: 2026-11-24T14:30:00.000Z is 2026-11-24 14:30:00. */
    private static String day(String value) {
        return value.replaceFirst("T", " ").replaceFirst("(?:\\.\\d+)?Z?$", "").strip();
    }

    /** As in a workbook that counts its days from 1900. */
    private String number(BigDecimal number) {
        if (number.precision() > FIGURES || Math.abs((long) number.scale()) > FIGURES) {
            // Written out in full, 1E999999999 would fill the memory.
            return number.toString();
        }
        var date = from1904
                && number.compareTo(BigDecimal.valueOf(30_000)) > 0
                && number.compareTo(BigDecimal.valueOf(72_000)) < 0;
        return (date ? number.add(FROM_1904) : number).stripTrailingZeros().toPlainString();
    }

    private static int number(@Nullable String written, int otherwise) {
        return written == null || !written.matches("\\d{1,9}") ? otherwise : Integer.parseInt(written);
    }

    /** The column of a cell's address, from 0: AB7 is in the 27th. */
    private static int column(@Nullable String address, int otherwise) {
        if (address == null || address.isEmpty() || address.charAt(0) < 'A' || address.charAt(0) > 'Z') {
            return Math.min(otherwise, MOST_COLUMNS);
        }
        var column = 0;
        for (int i = 0; i < address.length() && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z'; i++) {
            column = Math.min(26 * column + address.charAt(i) - 'A' + 1, MOST_COLUMNS);
        }
        return column - 1;
    }

    private static boolean isTrue(@Nullable String written) {
        return "1".equals(written) || "true".equals(written);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static Refusal tooMuch() {
        return new Refusal("refusal.table.bomb");
    }

    /** @throws Refusal when it unpacks to more than any table can be */
    private static void requireBounded(Path file) throws IOException {
        var all = 0L;
        var buffer = new byte[1 << 16];
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw tooMuch();
            }
            for (var entry : Collections.list(zip.entries())) {
                var one = 0L;
                var most = entry.getName().endsWith("sharedStrings.xml") ? MOST_BYTES_OF_TEXTS : MOST_BYTES;
                try (var content = zip.getInputStream(entry)) {
                    // What the file says of its size may be a lie: it is unpacked, and counted.
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        one += read;
                        all += read;
                        if (one > most || all > MOST_BYTES) {
                            throw tooMuch();
                        }
                    }
                }
            }
        }
    }
}
