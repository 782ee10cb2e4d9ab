package org.jiezhen.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What was asked for.
 *
 * @param full the long form: heap, ten quiet minutes, start-up, real browsers
 * @param walls the heap of idle walls alone
 * @param search the search for customers alone
 * @param callbacks five years of callbacks alone
 * @param every boards of every kind open together, alone
 * @param handicap a delay put into our arm, to see that the bench can fail
 */
record Options(boolean full, boolean walls, boolean search, boolean callbacks, boolean every, Duration handicap) {

    private static final List<String> FLAGS = List.of("--full", "--walls", "--search", "--callbacks", "--every");
    private static final String HANDICAP = "--handicap=";

    static Options parse(String... args) {
        var known = Arrays.stream(args).allMatch(arg -> FLAGS.contains(arg) || arg.matches(HANDICAP + "\\d{1,4}ms"));
        if (!known) {
            throw new IllegalArgumentException(
                    "./portal bench [--full] [--walls] [--search] [--callbacks] [--every] [--handicap=20ms]");
        }
        var handicap = Arrays.stream(args)
                .filter(arg -> arg.startsWith(HANDICAP))
                .map(arg -> arg.substring(HANDICAP.length(), arg.length() - 2))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        var asked = Arrays.asList(args);
        return new Options(
                asked.contains("--full"),
                asked.contains("--walls"),
                asked.contains("--search"),
                asked.contains("--callbacks"),
                asked.contains("--every"),
                Duration.ofMillis(handicap));
    }
}
