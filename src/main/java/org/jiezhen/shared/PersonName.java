package org.jiezhen.shared;

import java.text.Normalizer;
import java.util.Locale;
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
    // The compound surnames (复姓) in use today, with those of the list in pinyin-pro 3.29, in either script.
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "梁丘", "左丘", "东门", "西门", "第五", "歐陽", "司馬", "東方", "諸葛", "尉遲", "公孫", "長孫", "鮮于", "軒轅", "聞人", "鍾離", "淳于",
            "仉督", "榖梁", "穀梁", "句龙", "句龍", "毌丘", "单于", "單于", "拓拔", "獨孤", "萬俟", "澹臺", "濮陽", "赫連", "閭丘", "仲孫", "子車", "巫馬",
            "顓孫", "壤駟", "樂正", "夾谷", "東郭", "南門", "東門", "西門");

    // As they come from keyboards, from other systems and from paper.
    private static final String JOINERS = " ·•・‧∙⋅･.．-‐‑－'’‘＇";

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
        if (Unseen.deceives(typed)) {
            throw new InvalidInput(field, "refusal.name.hidden");
        }
        var name = Normalizer.normalize(Unseen.cleaned(typed).strip(), Normalizer.Form.NFC)
                .replaceAll(" {2,}", " ");
        if (name.isEmpty()) {
            return Optional.empty();
        }
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

    /**
     * What is left of a name when it does not matter how it was typed: letters, marks and figures, small and of one
     * width. Two names that fold to the same are one name: Grace Ho and ＧＲＡＣＥ　ＨＯ, 买买提·艾则孜 and 买买提艾则孜.
     */
    public String folded() {
        var folded = new StringBuilder();
        Normalizer.normalize(Unseen.without(value), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || isMark(c))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Whether these are one name, however each was typed. */
    public boolean isOneWith(PersonName other) {
        return folded().equals(other.folded());
    }

    private static boolean allowed(int c) {
        return Character.isLetter(c) || isMark(c) || JOINERS.indexOf(c) >= 0 || isJoiner(c);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    // Those that are still there have a meaning.
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D || (c >= 0x180B && c <= 0x180F);
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
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
