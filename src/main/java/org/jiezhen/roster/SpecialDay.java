package org.jiezhen.roster;

import java.time.LocalDate;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;

/** A day that is none of the week: a public holiday, or one on which people work instead. */
public record SpecialDay(LocalDate day, Kind kind, Localized name) {

    /** What it is. */
    public enum Kind {
        HOLIDAY,
        WORKDAY
    }

    private static final int LONGEST_ZH = 20;
    private static final int LONGEST_EN = 40;

    /**
     * What somebody typed or brought in.
     *
     * @throws Refusal when a name is missing or too long
     */
    static SpecialDay of(LocalDate day, Kind kind, String zh, String en) {
        return new SpecialDay(day, kind, new Localized(name("nameZh", zh, LONGEST_ZH), name("nameEn", en, LONGEST_EN)));
    }

    private static String name(String field, String typed, int longest) {
        var name = typed.strip().replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            throw new InvalidInput(field, "refusal.roster.dayName");
        }
        if (name.length() > longest) {
            throw new InvalidInput(field, "refusal.roster.dayNameLong", longest);
        }
        return name;
    }
}
