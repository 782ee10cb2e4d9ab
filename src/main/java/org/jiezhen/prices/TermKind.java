package org.jiezhen.prices;

/** Of what kind a word is that items are said with. */
public enum TermKind {
    /** In what something is counted. */
    UNIT("price_unit", "unit", "[A-Z][A-Z_]{0,29}"),
    /** What is done. */
    PROCEDURE("procedure_code", "procedure", "[A-Z][A-Z_]{0,39}");

    private final String table;
    private final String column;
    private final String coded;

    TermKind(String table, String column, String coded) {
        this.table = table;
        this.column = column;
        this.coded = coded;
    }

    /** Where they are kept. */
    String table() {
        return table;
    }

    /** By which column an item names one. */
    String column() {
        return column;
    }

    /** How a code is written. */
    String coded() {
        return coded;
    }
}
