package org.jiezhen.tables;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A column of a table, and the names that it goes by in a file, in either language.
 *
 * @param words the key of what our screens call it
 * @param required whether there is no row without it
 * @param chinese its names in Chinese, the usual one first
 * @param english its names in English, the usual one first
 */
public record Column(String words, boolean required, List<String> chinese, List<String> english) {

    public Column {
        chinese = List.copyOf(chinese);
        english = List.copyOf(english);
        if (chinese.isEmpty() || english.isEmpty()) {
            throw new IllegalArgumentException("a column has a name in each language: " + words);
        }
    }

    /** A column without which there is no row. */
    public static Column required(String words, List<String> chinese, List<String> english) {
        return new Column(words, true, chinese, english);
    }

    /** A column that a file may have. */
    public static Column optional(String words, List<String> chinese, List<String> english) {
        return new Column(words, false, chinese, english);
    }

    /** What it is called in a file of this language. */
    public String name(Locale language) {
        return (language.getLanguage().equals("zh") ? chinese : english).getFirst();
    }

    /** Whether a file means this column by such a header. */
    boolean isCalled(String header) {
        var plain = plain(header);
        return Stream.concat(chinese.stream(), english.stream())
                .anyMatch(name -> plain(name).equals(plain));
    }

    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-\\p{Cf}]", "");
    }
}
