package org.jiezhen.shared;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as the person writes it: 欧阳静怡, 𠮷田, 买买提·艾则孜, O’Brien. Letters of any script, with the
 * marks that names carry. Checked by size, then characters, then syntax.
 *
 * @param value 1 to 60 characters, in Unicode normal form C
 */
public record PersonName(String value) {

    /** The longest name that is taken, in characters. */
    public static final int LONGEST = 60;

    // A generous bound in UTF-16 units, so that a megabyte is refused before anybody looks at its characters.
    private static final int LONGEST_RAW = 8 * LONGEST;
    private static final String JOINERS = " ·•・.-'’";

    /**
     * Reads what somebody typed. Blank means: not known yet.
     *
     * @param field the form's field, named in the refusal
     * @throws InvalidInput when this cannot be a name
     */
    public static Optional<PersonName> parse(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        if (typed.length() > LONGEST_RAW) {
            throw new InvalidInput(field, "refusal.name.tooLong", LONGEST);
        }
        var name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).replaceAll(" {2,}", " ");
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new InvalidInput(field, "refusal.name.tooLong", LONGEST);
        }
        name.codePoints().filter(c -> !allowed(c)).findFirst().ifPresent(c -> {
            throw visible(c)
                    ? new InvalidInput(field, "refusal.name.character", Character.toString(c))
                    : new InvalidInput(field, "refusal.name.hidden");
        });
        if (name.codePoints().noneMatch(Character::isLetter)) {
            throw new InvalidInput(field, "refusal.name.noLetter");
        }
        return Optional.of(new PersonName(name));
    }

    private static boolean allowed(int c) {
        return !drawnAsNothing(c)
                && (Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || JOINERS.indexOf(c) >= 0);
    }

    // Letters and marks by their category, yet default ignorable (Unicode, DerivedCoreProperties): the grapheme
    // joiner, the Hangul and Khmer fillers, and the variation selectors. A row with such a name looks empty.
    private static boolean drawnAsNothing(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean visible(int c) {
        return !drawnAsNothing(c)
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }
}
