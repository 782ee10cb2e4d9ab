package org.jiezhen.doctors;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a doctor is told before the guest is seen.
 *
 * @param wish what the guest wants (诉求)
 * @param plan what the consultant proposes (方案)
 * @param worries what the guest worries about (顾虑); may be empty
 * @param cautions what to mind, such as allergies (注意); may be empty
 * @param questions what else the doctor is asked to look at; may be empty
 */
public record Briefing(String wish, String plan, String worries, String cautions, String questions) {

    /** The longest that each of them may be. */
    public static final int LONGEST = 1000;

    /**
     * As it is kept.
     *
     * @throws InvalidInput at the field: without a wish and a plan there is no briefing, and without a briefing no request
     */
    Briefing parsed() {
        return new Briefing(
                needed("wish", wish, "refusal.doctor.wish"),
                needed("plan", plan, "refusal.doctor.plan"),
                lines("worries", worries, LONGEST).orElse(""),
                lines("cautions", cautions, LONGEST).orElse(""),
                lines("questions", questions, LONGEST).orElse(""));
    }

    private static String needed(String field, String typed, String refusal) {
        return lines(field, typed, LONGEST).orElseThrow(() -> new InvalidInput(field, refusal));
    }

    /** What is written line by line. */
    static Optional<String> lines(String field, @Nullable String typed, int longest) {
        if (typed == null) {
            return Optional.empty();
        }
        if (typed.length() > longest) {
            throw new InvalidInput(field, "refusal.doctor.tooLong", longest);
        }
        var said = typed.lines()
                .map(line ->
                        PlainText.parse(field, line, longest, "refusal.doctor").orElse(""))
                .collect(Collectors.joining("\n"))
                .strip();
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }
}
