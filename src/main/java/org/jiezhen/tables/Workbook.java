package org.jiezhen.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Cell.Kind;
import org.jiezhen.tables.Table.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the first sheet of a workbook. Nothing in it is worked out, and what it unpacks to is bounded. */
final class Workbook {

    // No date, time or number in a table has more.
    private static final int FIGURES = 40;
    private static final Logger LOG = LoggerFactory.getLogger(Workbook.class);

    // Fifty thousand rows with every column filled unpack to about 60 MB.
    private static final long MOST_BYTES = 120L << 20;
    private static final long MOST_BYTES_OF_TEXTS = 40L << 20;
    private static final int MOST_PARTS = 500;
    // A workbook may say that its next row is the millionth.
    private static final int MOST_LINES = 4 * TableReader.MOST_ROWS;
    private static final int MOST_CELLS = 256;

    private Workbook() {}

    static List<Line> read(byte[] file) {
        try {
            var copy = Files.createTempFile("table", ".xlsx");
            try {
                Files.write(copy, file);
                requireBounded(copy);
                return lines(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The message may hold what a cell holds.
            LOG.info("A workbook cannot be read: {}", e.getClass().getName());
            throw new Refusal("refusal.table.workbook");
        }
    }

    private static List<Line> lines(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            var seen = 0;
            for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
                if (++seen > MOST_LINES) {
                    throw new Refusal("refusal.table.rows", TableReader.MOST_ROWS);
                }
                Table.add(lines, line(row, workbook.isDate1904()));
            }
        }
        return lines;
    }

    private static Line line(org.dhatim.fastexcel.reader.Row row, boolean from1904) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
            cells.add(row.getOptionalCell(i).map(cell -> cell(cell, from1904)).orElse(Cell.EMPTY));
        }
        return new Line(row.getRowNum(), cells);
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell, boolean from1904) {
        if (cell.getFormula() != null) {
            return new Cell(Kind.FORMULA, "=" + cell.getFormula());
        }
        return switch (cell.getType()) {
            case NUMBER -> new Cell(Kind.NUMBER, number(cell.asNumber(), from1904));
            case FORMULA -> new Cell(Kind.FORMULA, "=");
            case STRING, BOOLEAN -> new Cell(Kind.TEXT, cell.getText());
            case ERROR -> new Cell(Kind.TEXT, String.valueOf(cell.getRawValue()));
            case EMPTY -> Cell.EMPTY;
        };
    }

    /** As in a workbook that counts its days from 1900. */
    private static String number(BigDecimal number, boolean from1904) {
        if (number.precision() > FIGURES || Math.abs((long) number.scale()) > FIGURES) {
            // Written out in full, 1E999999999 would fill the memory.
            return number.toString();
        }
        var date = from1904
                && number.compareTo(BigDecimal.valueOf(30_000)) > 0
                && number.compareTo(BigDecimal.valueOf(72_000)) < 0;
        return (date ? number.add(BigDecimal.valueOf(1462)) : number)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** @throws Refusal when it unpacks to more than any table can be */
    private static void requireBounded(Path file) throws IOException {
        var all = 0L;
        var buffer = new byte[1 << 16];
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new Refusal("refusal.table.bomb");
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
                            throw new Refusal("refusal.table.bomb");
                        }
                    }
                }
            }
        }
    }
}
