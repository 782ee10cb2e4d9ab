package org.jiezhen.intake;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;

/** What can stand in a field. Each reads it as the page sends it, and knows it as it is kept. */
public enum FieldKind {
    /** Any words. */
    TEXT {
        @Override
        String read(IntakeField field, String text) {
            return text;
        }
    },
    /** One of the field's choices, by its code. */
    CHOICE {
        @Override
        String read(IntakeField field, String text) {
            return field.choice(text).orElseThrow(() -> wrong(field)).code();
        }
    },
    /** Several, by their codes with a space between them, in the order of the house. */
    CHOICES {
        @Override
        String read(IntakeField field, String text) {
            var wanted = Arrays.asList(SPACE.split(text));
            if (!wanted.stream().allMatch(code -> field.choice(code).isPresent())) {
                throw wrong(field);
            }
            return field.choices().stream()
                    .map(IntakeField.Choice::code)
                    .filter(wanted::contains)
                    .collect(Collectors.joining(" "));
        }
    },
    /** A day. */
    DATE {
        @Override
        String read(IntakeField field, String text) {
            try {
                return LocalDate.parse(text).toString();
            } catch (DateTimeParseException e) {
                throw wrong(field);
            }
        }
    },
    /** A time of today, and what it was. */
    TIME {
        @Override
        String read(IntakeField field, String text) {
            var parts = SPACE.split(text, 2);
            try {
                var figures = parts[0].replace('：', ':').replace(":", "");
                if (!CLOCK.matcher(figures).matches()) {
                    throw wrong(field);
                }
                var four = figures.length() == 3 ? "0" + figures : figures;
                var time = LocalTime.parse(four.substring(0, 2) + ":" + four.substring(2))
                        .toString();
                return parts.length == 1 ? time : time + " " + parts[1];
            } catch (DateTimeParseException e) {
                throw wrong(field);
            }
        }
    },
    /** A number. */
    NUMBER {
        @Override
        String read(IntakeField field, String text) {
            if (!FIGURES.matcher(text).matches()) {
                throw wrong(field);
            }
            return text;
        }
    },
    /** Yes, no or not known, and what more there is to say. */
    YES_NO_UNKNOWN {
        @Override
        String read(IntakeField field, String text) {
            if (!ANSWER.matcher(text).matches()) {
                throw wrong(field);
            }
            return text;
        }
    },
    /** A customer's id; NOBODY; or a name, while it is not known whose. */
    PERSON {
        @Override
        String read(IntakeField field, String text) {
            if (!text.equals(NOBODY) && person(text).isEmpty() && text.length() > LONGEST_NAME) {
                throw wrong(field);
            }
            return text;
        }
    },
    /** A document that was signed, by its version. Nobody types it. */
    SIGNATURE {
        @Override
        String read(IntakeField field, String text) {
            throw wrong(field);
        }
    };

    /** That there is none. */
    public static final String NOBODY = "NOBODY";

    static final int LONGEST = 500;
    private static final int LONGEST_NAME = 60;
    private static final Pattern SPACE = Pattern.compile(" +");
    private static final Pattern CLOCK = Pattern.compile("\\d{3,4}");
    private static final Pattern FIGURES = Pattern.compile("-?\\d{1,12}([.]\\d{1,4})?");
    private static final Pattern ANSWER = Pattern.compile("(YES|NO|UNKNOWN)( .+)?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cs}\u202a-\u202e\u2066-\u2069]+");

    /**
     * What is kept of a text.
     *
     * @return empty when nothing is left of it: the answer is taken out
     * @throws InvalidInput when it can be no answer to this field
     */
    String keep(IntakeField field, String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInput(field.code(), "refusal.intake.long", LONGEST);
        }
        var clean = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        if (this == SIGNATURE || !clean.isEmpty()) {
            return read(field, clean);
        }
        return "";
    }

    abstract String read(IntakeField field, String text);

    /** Whose id it is, if it is one. */
    static Optional<UUID> person(String value) {
        try {
            return value.length() == 36 ? Optional.of(UUID.fromString(value)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InvalidInput wrong(IntakeField field) {
        return new InvalidInput(field.code(), "refusal.intake.value", field.name());
    }
}
