package org.jiezhen.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A field of the intake form: what is asked, as the house has it.
 *
 * @param code by which values and modules name it
 * @param sensitive whether it is about health
 * @param personal whether it says who she is: shown to whoever fills the form, and to herself
 * @param neededBefore before what it must be there; null when it may be left out
 * @param carried whether what was said on the last visit is proposed again
 * @param ofGuest whether the guest is asked it on the tablet
 * @param choices of which it is one or some; empty for other kinds
 * @param former what could be chosen before, and still stands in forms
 */
public record IntakeField(
        String code,
        Localized name,
        Section section,
        int rank,
        FieldKind kind,
        boolean sensitive,
        boolean personal,
        @Nullable Before neededBefore,
        boolean carried,
        boolean ofGuest,
        boolean inUse,
        boolean builtIn,
        long version,
        List<Choice> choices,
        List<Choice> former) {

    /** Which of them, as other modules read them. */
    public static final String INTEREST = "INTEREST";

    public static final String WISH = "WISH";
    public static final String LANGUAGE = "LANGUAGE";
    public static final String REFERRER = "REFERRER";
    public static final String SURGERY_TODAY = "SURGERY_TODAY";
    public static final String DRINK = "DRINK";
    public static final String LAST_MEAL = "LAST_MEAL";
    public static final String LAST_DRINK = "LAST_DRINK";
    public static final String ALLERGY = "ALLERGY";
    public static final String MEDICATION = "MEDICATION";
    public static final String PREGNANCY = "PREGNANCY";
    public static final String PRIVACY = "PRIVACY";
    public static final String NAME = "NAME";
    public static final String SEX = "SEX";
    public static final String BIRTH_DATE = "BIRTH_DATE";
    public static final String PHONE = "PHONE";
    public static final String IDENTITY = "IDENTITY";

    /** What can be chosen, by its code. */
    public record Choice(String code, Localized name) {}

    /** The parts of the form, in their order. */
    public enum Section {
        WISH,
        TODAY,
        HEALTH,
        PAPERS
    }

    /** Before what an answer must be there. */
    public enum Before {
        TRIAGE,
        CONSULT
    }

    private static final List<String> YES_NO_UNKNOWN = List.of("YES", "NO", "UNKNOWN");

    /** A choice in use, by its code. */
    public Optional<Choice> choice(String choice) {
        return choices.stream().filter(one -> one.code.equals(choice)).findFirst();
    }

    /** All that can be chosen, in words. */
    Localized offered() {
        return new Localized(
                choices.stream().map(one -> one.name.zh()).collect(Collectors.joining("、")),
                choices.stream().map(one -> one.name.en()).collect(Collectors.joining(", ")));
    }

    private Localized named(String choice) {
        return Stream.concat(choices.stream(), former.stream())
                .filter(one -> one.code.equals(choice))
                .findFirst()
                .map(Choice::name)
                .orElse(new Localized(choice, choice));
    }

    /** A value in words: what a code stands for; words themselves stay. */
    Localized said(String value) {
        return switch (kind) {
            case CHOICE, CHOICES -> {
                var chosen = Arrays.stream(value.split(" ")).map(this::named).toList();
                yield new Localized(
                        chosen.stream().map(Localized::zh).collect(Collectors.joining("、")),
                        chosen.stream().map(Localized::en).collect(Collectors.joining(", ")));
            }
            case YES_NO_UNKNOWN -> {
                var answer = value.split(" ", 2);
                var more = answer.length == 1 ? "" : " " + answer[1];
                var at = YES_NO_UNKNOWN.indexOf(answer[0]);
                yield at < 0
                        ? new Localized(value, value)
                        : new Localized(
                                List.of("是", "否", "不清楚").get(at) + more,
                                List.of("Yes", "No", "Not known").get(at) + more);
            }
            case PERSON -> value.equals(FieldKind.NOBODY) ? new Localized("无", "Nobody") : new Localized(value, value);
            default -> new Localized(value, value);
        };
    }
}
