package org.jiezhen.shared;

import java.util.Locale;

/** A text that is data, in the two languages of the house: the name of a room, a phrase. */
public record Localized(String zh, String en) {

    /** The text for a screen in the given language. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
