package org.jiezhen.house;

import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Words;

/**
 * What a target, a rule or a phrase is called. The module that brings one brings its name, too: below
 * {@code house.target.<module>}, {@code house.rule.<module>}, {@code house.phrase.<module>}, by its code.
 */
public final class HouseWords {

    private HouseWords() {}

    /** The name in both languages; the code where no module has brought one. */
    public static Localized of(String prefix, String code) {
        var words = Words.ofTheHouse();
        return words.below(prefix).stream()
                .filter(key -> key.endsWith("." + code))
                .findFirst()
                .map(key -> prefix + "." + key)
                .map(key -> new Localized(
                        words.getTranslation(key, Languages.CHINESE), words.getTranslation(key, Languages.ENGLISH)))
                .orElse(new Localized(code, code));
    }
}
