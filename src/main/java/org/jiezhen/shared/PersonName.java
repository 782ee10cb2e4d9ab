package org.jiezhen.shared;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
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
    // The compound surnames (复姓) in use today.
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "梁丘", "左丘", "东门", "西门", "第五", "歐陽", "司馬", "東方", "諸葛", "尉遲", "公孫", "長孫", "鮮于", "軒轅", "聞人", "鍾離");

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

    /**
     * The name as a public screen may show it: the first character and a star, two for a compound surname (欧阳*). A
     * name of two characters is a surname and a given name, whatever the two would mean together.
     */
    public String masked() {
        var compound = value.codePointCount(0, value.length()) > 2
                && COMPOUND.contains(value.substring(0, value.offsetByCodePoints(0, 2)));
        return value.substring(0, value.offsetByCodePoints(0, compound ? 2 : 1)) + "*";
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
