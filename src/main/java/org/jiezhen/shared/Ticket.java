package org.jiezhen.shared;

import java.time.LocalDate;

/**
 * A visit's number on its arrival day, as printed and called: A001, A002, … A999, A1000.
 *
 * @param day the arrival day, in the house's zone
 * @param number 1 or more
 */
public record Ticket(LocalDate day, int number) {

    public Ticket {
        if (number < 1) {
            throw new IllegalArgumentException("a ticket number starts at 1: " + number);
        }
    }

    /** The number as it is shown and spoken. */
    public String text() {
        return "A%03d".formatted(number);
    }
}
