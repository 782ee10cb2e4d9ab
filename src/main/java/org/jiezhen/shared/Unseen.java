package org.jiezhen.shared;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * What cannot be seen in a text, by one rule for every field: what has no meaning there is left out, what has one is
 * kept (the joiners of an emoji or of a Persian word), and what makes a text look like another one is refused.
 */
public final class Unseen {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;
    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final int BLACK_FLAG = 0x1F3F4;

    /** In these a joiner changes what is read: Persian, and the scripts of India and its neighbours. */
    private static final Set<UnicodeScript> JOINED = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MONGOLIAN);

    private Unseen() {}

    /** A number or a code as it is seen: white space of any kind is a space, all else that is unseen has no meaning. */
    public static String without(String text) {
        var seen = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> isSpace(c) ? ' ' : c)
                .filter(c -> !isUnseen(c))
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }

    /** A name or a sentence as it is read: as {@link #without}, with the joiners and variants that have a meaning. */
    public static String cleaned(String text) {
        var kept = new StringBuilder(text.length());
        var all = text.codePoints().toArray();
        int before = ' ';
        var flag = false;
        for (int i = 0; i < all.length; i++) {
            var c = isSpace(all[i]) ? ' ' : all[i];
            var next = i + 1 < all.length ? all[i + 1] : ' ';
            flag = c == BLACK_FLAG || (flag && isTag(c));
            if (!isUnseen(c) || (isTag(c) && flag) || hasMeaning(c, before, next)) {
                kept.appendCodePoint(c);
                before = c;
            }
        }
        return kept.toString();
    }

    /**
     * Whether a text looks like another one, or like none: it is written backwards, with letters that are drawn as
     * nothing, or with what is left of letters that were lost on the way.
     */
    public static boolean deceives(String text) {
        return text.codePoints()
                        .anyMatch(c -> c == RIGHT_TO_LEFT_OVERRIDE
                                || isEmptyLetter(c)
                                || (c >= 0x80 && c < 0xA0 && c != 0x85)
                                || Character.getType(c) == Character.SURROGATE)
                || (text.indexOf(LEFT_TO_RIGHT_OVERRIDE) >= 0
                        && text.codePoints().anyMatch(Unseen::isRightToLeft));
    }

    /** The Hangul and Khmer fillers: letters by their category. */
    private static boolean isEmptyLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x17B4 || c == 0x17B5;
    }

    private static boolean isRightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    // Default ignorable (Unicode, DerivedCoreProperties), or a control character.
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> c == 0x034F || isVariant(c) || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }

    private static boolean isVariant(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || isMongolianVariant(c);
    }

    private static boolean isMongolianVariant(int c) {
        return c >= 0x180B && c <= 0x180F;
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    private static boolean hasMeaning(int c, int before, int next) {
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            return (isJoined(before) && isJoined(next))
                    || (c == ZERO_WIDTH_JOINER && isPicture(before) && Character.isExtendedPictographic(next));
        }
        if (isMongolianVariant(c)) {
            return UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
        }
        return (c == 0xFE0E || c == 0xFE0F) && Character.isEmoji(before);
    }

    private static boolean isPicture(int c) {
        return Character.isExtendedPictographic(c) || Character.isEmojiModifier(c) || c == 0xFE0F;
    }

    private static boolean isJoined(int c) {
        return JOINED.contains(UnicodeScript.of(c))
                && (Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    }
}
