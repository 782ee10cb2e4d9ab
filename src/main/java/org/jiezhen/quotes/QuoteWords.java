package org.jiezhen.quotes;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiezhen.shared.Fen;
import org.jiezhen.shell.Words;

/** How a quote is said in a text: on paper, and in a contract. */
final class QuoteWords {

    private QuoteWords() {}

    /** The chosen lines with what each costs, one under the other. */
    static String items(QuoteVersion version, Set<Integer> chosen, Locale language) {
        var lines = version.lines(chosen);
        var deals = version.sums(chosen).deals();
        return IntStream.range(0, lines.size())
                .mapToObj(n -> (n + 1) + ". " + line(lines.get(n), language) + " "
                        + deals.get(n).text())
                .collect(Collectors.joining("\n"));
    }

    /** What a line is: its name, how many, where. */
    static String line(QuoteLine line, Locale language) {
        var where = where(line, language);
        return line.item().name().in(language)
                + (where.isEmpty() ? "" : said(language, "quotes.words.where", where))
                + " "
                + quantity(line, language);
    }

    /** How many: 3 次. */
    static String quantity(QuoteLine line, Locale language) {
        return said(
                language,
                "quotes.words.quantity",
                line.quantity(),
                line.item().unit().in(language));
    }

    /** Where it is done; empty where that is not said. */
    static String where(QuoteLine line, Locale language) {
        var site = line.site();
        if (site == null) {
            return "";
        }
        return line.side() == Side.NONE
                ? site.name().in(language)
                : said(
                        language,
                        "quotes.words.side",
                        said(language, "quotes.side." + line.side()),
                        site.name().in(language));
    }

    /** A total as it is written in a contract. */
    static String total(Fen sum, Locale language) {
        return said(language, "quotes.words.total", sum.text());
    }

    static String said(Locale language, String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, language, args);
    }
}
