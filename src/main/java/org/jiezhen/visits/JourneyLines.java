package org.jiezhen.visits;

/**
 * What a module says of its own entries in a visit's journey, beyond the words of their acts ({@code
 * journey.did.<module>.<verb>}, where {@code {detail}} stands for it). The module brings one as a bean.
 *
 * @param view an SQL view that it publishes: (entry bigint, zh text, en text), one row an entry at most
 */
public record JourneyLines(String view) {

    /** Names come from the code alone. */
    public JourneyLines {
        if (!view.matches("[a-z_]+")) {
            throw new IllegalArgumentException(view + " is no name of a view");
        }
    }
}
