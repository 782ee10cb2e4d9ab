package org.jiezhen.shared;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a name sounds and what it is found by. A surname is read as a surname: 曾 as zeng, 单 as shan, 仇 as qiu. Where
 * people read or type a character in several ways, each way finds it: 吕 is lu, lv and lyu, 乐 is yue and le.
 */
public final class Pinyin {

    /** The longest part of a name that it is found by: nobody types more, and an index of all would be large. */
    public static final int LONGEST_PART = 24;

    // How many ways to say one name are kept.
    private static final int WAYS = 8;
    // How many of them travel with every row of a board.
    private static final int SPELLINGS = 4;
    private static final Pattern NEITHER_LETTER_NOR_FIGURE = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private Pinyin() {}

    /** The whole name in small Latin letters, without tones, spaces and joiners: ouyangjingyi. */
    public static String of(String name) {
        return String.join("", said(name).getFirst()).replace('ü', 'u');
    }

    /**
     * What the name is found by, each word behind a space: the name from each of its characters on, the same in pinyin,
     * and the initials. A part that begins later than the name itself is cut to {@value #LONGEST_PART} letters.
     */
    public static String words(String name) {
        var words = new LinkedHashSet<String>();
        var letters = plain(name);
        for (int i = 0; i < letters.length(); i = letters.offsetByCodePoints(i, 1)) {
            if (i == 0 || standsAlone(letters.codePointAt(i))) {
                words.add(part(letters.substring(i)));
            }
        }
        for (var syllables : said(name)) {
            for (int i = 0; i < syllables.size(); i++) {
                spelled(String.join("", syllables.subList(i, syllables.size())), words);
            }
            var initials = new StringBuilder();
            syllables.forEach(syllable -> initials.appendCodePoint(syllable.codePointAt(0)));
            for (int i = 0; initials.codePointCount(i, initials.length()) > 1; i = initials.offsetByCodePoints(i, 1)) {
                words.add(part(initials.substring(i)));
            }
        }
        words.remove("");
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }

    /**
     * How the characters of a name are spelled, for a list that is searched where it is shown: syllables behind spaces,
     * another way to say or type it behind a bar. Null when the name is written in letters that one types.
     */
    public static @Nullable String spelled(String name) {
        if (name.codePoints().noneMatch(Character::isIdeographic)) {
            return null;
        }
        var ways = new LinkedHashSet<String>();
        for (var syllables : said(name)) {
            var way = String.join(" ", syllables);
            ways.add(way.replace('ü', 'u'));
            ways.add(way.replace('ü', 'v'));
        }
        return ways.stream().limit(SPELLINGS).collect(Collectors.joining("|"));
    }

    /**
     * Whether somebody who typed this may mean a thing of this name: from any of its characters or words on, by its sound or its
     * initials.
     */
    public static boolean finds(String typed, String name) {
        var meant = part(plain(typed));
        if (meant.isEmpty()) {
            return false;
        }
        return words(name).contains(' ' + meant)
                || NEITHER_LETTER_NOR_FIGURE.splitAsStream(name).anyMatch(word -> plain(word)
                        .startsWith(meant));
    }

    /** What somebody typed to find a name: small letters and figures of any script, nothing else. */
    public static String plain(String typed) {
        var plain = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** As much of a word as is kept to be found by. */
    public static String part(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_PART
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_PART));
    }

    // On a keyboard ü is v; on paper, and in passports, it is u or yu.
    private static void spelled(String word, Set<String> words) {
        words.add(part(word.replace('ü', 'u')));
        if (word.indexOf('ü') >= 0) {
            words.add(part(word.replace('ü', 'v')));
            words.add(part(word.replace("ü", "yu")));
        }
    }

    // Written without spaces, so that a given name begins anywhere.
    private static boolean standsAlone(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    /** The name in syllables, in each way it may be said, the likeliest first. */
    private static List<List<String>> said(String name) {
        List<List<String>> ways = List.of(List.of());
        for (var syllable : syllables(Normalizer.normalize(name, Normalizer.Form.NFC))) {
            ways = with(ways, syllable);
        }
        return ways;
    }

    private static List<List<String>> with(List<List<String>> ways, List<String> readings) {
        var more = new ArrayList<List<String>>();
        for (var reading : readings) {
            for (var way : ways) {
                if (more.size() < WAYS) {
                    var longer = new ArrayList<>(way);
                    longer.add(reading);
                    more.add(longer);
                }
            }
        }
        return more;
    }

    /** For each syllable its readings. */
    private static List<List<String>> syllables(String name) {
        var syllables = new ArrayList<List<String>>();
        var i = 0;
        if (!name.isEmpty() && Character.isIdeographic(name.codePointAt(0))) {
            var surname = Readings.surname(name);
            syllables.addAll(surname.readings());
            i = name.offsetByCodePoints(0, surname.characters());
        }
        while (i < name.length()) {
            var c = name.codePointAt(i);
            if (Character.isIdeographic(c)) {
                syllables.add(Readings.given(c));
                i += Character.charCount(c);
                continue;
            }
            var end = i;
            while (end < name.length() && !Character.isIdeographic(name.codePointAt(end))) {
                end = name.offsetByCodePoints(end, 1);
            }
            // A word may be spelled with an apostrophe or a dash, and is searched from each of its parts.
            for (var word : NO_LETTERS.split(Readings.latin(name.substring(i, end)))) {
                if (!word.isEmpty()) {
                    syllables.add(List.of(word));
                }
            }
            i = end;
        }
        return syllables;
    }
}
