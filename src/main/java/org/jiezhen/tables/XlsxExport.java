package org.jiezhen.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Writes a table as a workbook: every cell is a text, which a spreadsheet shows and never works out. */
public final class XlsxExport {

    private static final int NAME = 31;
    private static final int LONGEST = 32_767;

    private XlsxExport() {}

    /**
     * The bytes of the file.
     *
     * @param name what its sheet is called
     * @param rows the first are its heads
     */
    public static byte[] of(String name, List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Jiezhen", "1.0")) {
            var sheet = book.newWorksheet(name.substring(0, Math.min(NAME, name.length())));
            for (int row = 0; row < rows.size(); row++) {
                var cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.inlineString(row, column, said(cells.get(column)));
                }
            }
            if (!rows.isEmpty() && !rows.getFirst().isEmpty()) {
                sheet.range(0, 0, 0, rows.getFirst().size() - 1).style().bold().set();
                sheet.freezePane(0, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As a workbook may hold it: so long, and nothing that XML has no sign for. */
    private static String said(String value) {
        var kept = value.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c != 0xFFFE && c != 0xFFFF)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return kept.toString();
    }
}
