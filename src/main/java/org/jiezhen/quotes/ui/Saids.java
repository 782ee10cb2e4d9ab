package org.jiezhen.quotes.ui;

import java.util.Locale;
import org.jiezhen.quotes.QuoteLine;
import org.jiezhen.quotes.Side;
import org.jiezhen.shell.Words;

/** How lines are said on screens. */
final class Saids {

    private Saids() {}

    static String said(Locale in, String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, in, args);
    }

    /** How many, and where. */
    static String more(QuoteLine line, Locale in) {
        var many = said(
                in, "quotes.words.quantity", line.quantity(), line.item().unit().in(in));
        var where = where(line, in);
        return where.isEmpty() ? many : many + " · " + where;
    }

    /** Where it is done; empty where that is not said. */
    static String where(QuoteLine line, Locale in) {
        var site = line.site();
        if (site == null) {
            return "";
        }
        return line.side() == Side.NONE
                ? site.name().in(in)
                : said(
                        in,
                        "quotes.words.side",
                        said(in, "quotes.side." + line.side()),
                        site.name().in(in));
    }
}
