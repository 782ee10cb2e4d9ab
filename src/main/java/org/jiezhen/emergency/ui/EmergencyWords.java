package org.jiezhen.emergency.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jiezhen.emergency.EmergencyBoard.Allergy;
import org.jiezhen.fasting.FastingState;

/** What the rows of a sheet mean in words; they lie beside it, because the page that shows it can ask nobody. */
final class EmergencyWords {

    private EmergencyWords() {}

    static Map<String, String> of(Locale locale) {
        var words = new LinkedHashMap<String, String>();
        put(words, locale, "pl", "visits.place.", "STANDING");
        Stream.of("DESK", "NONE").forEach(code -> put(words, locale, "wh", "emergency.with.", code));
        for (var state : FastingState.values()) {
            put(words, locale, "fa", "emergency.fasting.", state.name());
        }
        for (var allergy : Allergy.values()) {
            put(words, locale, "al", "emergency.allergy.", allergy.name());
        }
        return words;
    }

    private static void put(Map<String, String> words, Locale locale, String field, String prefix, String code) {
        words.put(field + "." + code, I18NProvider.translate(locale, prefix + code));
    }
}
