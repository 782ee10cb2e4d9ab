package org.jiezhen.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A visit's number on its arrival day, as printed and called: A001, A002, … A999, A1000.
 *
 * @param day the arrival day, in the house's zone
 * @param number 1 or more
 */
public record Ticket(LocalDate day, int number) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TEXT = Pattern.compile("A(?:[0-9]{3}|[1-9][0-9]{3,6})");

    public Ticket {
        if (number < 1) {
            throw new IllegalArgumentException("a ticket number starts at 1: " + number);
        }
    }

    /**
     * Reads an arrival day and a number exactly as they are written in an address: {@code 2026-11-23}, {@code A033}.
     * Anything else, also another way to write the same, is no ticket.
     */
    public static Optional<Ticket> parse(String day, String text) {
        if (!DAY.matcher(day).matches() || !TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(text.substring(1));
        try {
            return number == 0 ? Optional.empty() : Optional.of(new Ticket(LocalDate.parse(day), number));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The number as it is shown and spoken. */
    public String text() {
        return "A%03d".formatted(number);
    }
}
