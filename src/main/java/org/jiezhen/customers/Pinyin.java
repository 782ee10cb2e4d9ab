package org.jiezhen.customers;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * How a name sounds and what it is found by. Readings are those of Unicode's CLDR, where a surname is read as a surname:
 * 曾 as zeng, 单 as shan, 仇 as qiu.
 */
public final class Pinyin {

    /** Whoever makes one builds tables of its own; whoever uses one takes turns. */
    private static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private Pinyin() {}

    /** The whole name in small Latin letters, without tones, spaces and joiners: ouyangjingyi. */
    public static String of(String name) {
        return String.join("", syllables(name));
    }

    /**
     * What the name is found by, each word behind a space: the name from each of its characters on, the same in pinyin,
     * and the initials.
     */
    public static String words(String name) {
        var words = new LinkedHashSet<String>();
        var letters = plain(name);
        for (int i = 0; i < letters.length(); i = letters.offsetByCodePoints(i, 1)) {
            if (Character.isIdeographic(letters.codePointAt(i)) || i == 0) {
                words.add(letters.substring(i));
            }
        }
        var syllables = syllables(name);
        for (int i = 0; i < syllables.size(); i++) {
            words.add(String.join("", syllables.subList(i, syllables.size())));
        }
        var initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
        for (int i = 0; i < initials.length() - 1; i++) {
            words.add(initials.substring(i));
        }
        words.remove("");
        return words.isEmpty() ? "" : " " + String.join(" ", words);
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

    private static List<String> syllables(String name) {
        String latin;
        synchronized (NAMES) {
            latin = LATIN.transliterate(NAMES.transliterate(name));
        }
        var syllables = new ArrayList<String>();
        for (var syllable : latin.split("[^\\p{L}]+")) {
            if (!syllable.isEmpty()) {
                syllables.add(syllable);
            }
        }
        return syllables;
    }
}
