package org.jiezhen.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * What was asked for.
 *
 * @param full the long form: heap, ten quiet minutes, start-up, real browsers
 * @param walls the heap of idle walls alone
 * @param handicap a delay put into our arm, to see that the bench can fail
 */
record Options(boolean full, boolean walls, Duration handicap) {

    private static final String HANDICAP = "--handicap=";

    static Options parse(String... args) {
        var known = Arrays.stream(args)
                .allMatch(arg -> arg.equals("--full") || arg.equals("--walls") || arg.matches(HANDICAP + "\\d{1,4}ms"));
        if (!known) {
            throw new IllegalArgumentException("./portal bench [--full] [--walls] [--handicap=20ms]");
        }
        var handicap = Arrays.stream(args)
                .filter(arg -> arg.startsWith(HANDICAP))
                .map(arg -> arg.substring(HANDICAP.length(), arg.length() - 2))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        var asked = Arrays.asList(args);
        return new Options(asked.contains("--full"), asked.contains("--walls"), Duration.ofMillis(handicap));
    }
}
