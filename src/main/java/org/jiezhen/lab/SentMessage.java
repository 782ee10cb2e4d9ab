package org.jiezhen.lab;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument, or a program before it, sends of results, whichever way it comes.
 *
 * @param sender who sends it, as it calls itself
 * @param control its own number of the message
 * @param version of the language in which it is written
 * @param charset in which an answer is written, as the message names its own; empty where it names none
 * @param tubes what is said of each tube
 */
record SentMessage(String sender, String control, String version, String charset, List<Tube> tubes) {

    SentMessage {
        tubes = List.copyOf(tubes);
    }

    /**
     * What is said of one tube.
     *
     * @param numbers by which it may be known, the likeliest first
     * @param patient of whom it is said to be
     */
    record Tube(List<String> numbers, Patient patient, List<Observation> observations) {

        Tube {
            numbers = List.copyOf(numbers);
            observations = List.copyOf(observations);
        }
    }

    /**
     * Of whom something is said to be: what is not said is empty, or null.
     *
     * @param names by each of the ways in which the name is written
     * @param sex F or M; empty where it is another, or not said
     */
    record Patient(List<String> names, String sex, @Nullable LocalDate born) {

        static final Patient UNSAID = new Patient(List.of(), "", null);
    }

    /**
     * One result as it is said.
     *
     * @param line which of the message's it is, from 1; of a table, its row
     * @param codes by which the test may be known, the likeliest first
     * @param status as it is said: F, P, C, X …; F where nothing is
     */
    record Observation(
            int line,
            List<String> codes,
            String value,
            @Nullable String unit,
            String status) {

        Observation {
            codes = List.copyOf(codes);
        }

        /** What it calls its test. */
        String said() {
            return codes.isEmpty() ? "" : codes.getFirst();
        }
    }
}
