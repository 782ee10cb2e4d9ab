package org.jiezhen.hospitality;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jiezhen.hospitality.TeaLists.OfDay;
import org.jiezhen.print.A4Pages;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Words;

/** The lists of a day on paper, each with who signed it and when. */
final class TeaPdf extends A4Pages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);
    private static final float FOOT = 18 * MM;

    private final List<OfDay> lists;
    private final LocalDate day;
    private final String house;
    private final Locale in;

    private TeaPdf(List<OfDay> lists, LocalDate day, String house, Locale in) throws IOException {
        super(FOOT);
        this.lists = lists;
        this.day = day;
        this.house = house;
        this.in = in;
    }

    /** The lists as a file. */
    static byte[] of(List<OfDay> lists, LocalDate day, String house, Locale in) {
        try (var pdf = new TeaPdf(lists, day, house, in)) {
            return pdf.written(pdf.title(), in, lists + in.toLanguageTag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, in, args);
    }

    private String title() {
        return said("hospitality.paper.title") + " " + day;
    }

    @Override
    protected void content() throws IOException {
        if (!house.isEmpty()) {
            centred(LARGE, house);
            y -= LEADING * LARGE;
        }
        centred(LARGE, title());
        y -= 2 * LEADING * LARGE;
        for (var list : lists) {
            heading(list.name().in(in));
            for (var item : list.items()) {
                room(PLAIN * LEADING);
                write(LEFT + 4 * MM, PLAIN, list.done().contains(item.id()) ? "√" : "—", true);
                write(LEFT + 12 * MM, PLAIN, item.text().in(in));
                y -= PLAIN * LEADING;
            }
            room(2 * PLAIN * LEADING);
            right(
                    PLAIN,
                    list.signed()
                            ? said(
                                    "hospitality.paper.signed",
                                    Objects.requireNonNullElse(list.by(), ""),
                                    TIME.format(Objects.requireNonNull(list.since())))
                            : said("hospitality.paper.notSigned"));
            y -= PLAIN * (LEADING - 1);
            rule(Color.GRAY);
            y -= 2 * PLAIN * LEADING;
        }
    }

    @Override
    protected void continued() throws IOException {
        write(LEFT, SMALL, title());
        y -= 2 * LEADING * SMALL;
    }

    @Override
    protected void foot(int page, int of) throws IOException {
        right(SMALL, page + "/" + of);
    }
}
