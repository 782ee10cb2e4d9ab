package org.jiezhen.lab;

import org.jiezhen.shared.Refusal;

/**
 * An examination (检查): what of a form is done at a place, as the board names it.
 *
 * @param panel its code
 */
public record Examination(OrderId order, String panel) {

    private static final String BETWEEN = ":";

    /** The row of a board. */
    public String row() {
        return order + BETWEEN + panel;
    }

    /**
     * The one that a row names.
     *
     * @throws Refusal when it names none
     */
    public static Examination of(String row) {
        var at = row.indexOf(BETWEEN);
        try {
            return new Examination(OrderId.of(row.substring(0, Math.max(at, 0))), row.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw OrderKind.unknown();
        }
    }
}
