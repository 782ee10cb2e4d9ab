package org.jiezhen.quotes;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jiezhen.print.A4Pages;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;

/** A version of a quote on paper, in the guest's language. */
final class QuotePdf extends A4Pages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);
    private static final float FOOT = 22 * MM;
    private static final float QUANTITY = LEFT + 92 * MM;
    private static final float LIST = LEFT + 136 * MM;

    private final QuoteVersion version;
    private final Ticket ticket;
    private final @Nullable String guest;
    private final String house;
    private final Locale in;

    private QuotePdf(QuoteVersion version, Ticket ticket, @Nullable String guest, String house, Locale in)
            throws IOException {
        super(FOOT);
        this.version = version;
        this.ticket = ticket;
        this.guest = guest;
        this.house = house;
        this.in = in;
    }

    /** The version as a file. */
    static byte[] of(QuoteVersion version, Ticket ticket, @Nullable String guest, String house, Locale in) {
        try (var pdf = new QuotePdf(version, ticket, guest, house, in)) {
            return pdf.written(
                    pdf.said("quotes.paper.title") + " " + ticket.text() + "-" + version.number(),
                    in,
                    version.id() + in.toLanguageTag() + version.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(String key, Object... args) {
        return QuoteWords.said(in, key, args);
    }

    @Override
    protected void content() throws IOException {
        if (!house.isEmpty()) {
            centred(LARGE, house);
            y -= LEADING * LARGE;
        }
        centred(LARGE, said("quotes.paper.title"));
        boxed(said("quotes.state." + version.state()));
        y -= LEADING * LARGE;
        if (isOver()) {
            write(LEFT, PLAIN, said("quotes.paper.void"), true);
            y -= PLAIN * LEADING;
        }
        fact("quotes.paper.guest", guest == null ? "—" : guest, LEFT);
        fact("quotes.paper.ticket", ticket.day() + " " + ticket.text(), (LEFT + RIGHT) / 2);
        y -= PLAIN * LEADING;
        fact("quotes.paper.number", said("quotes.version", version.number()), LEFT);
        fact("quotes.paper.by", version.byName(), (LEFT + RIGHT) / 2);
        y -= PLAIN * LEADING;
        fact("quotes.paper.written", TIME.format(version.written()), LEFT);
        fact("quotes.paper.until", version.until().toString(), (LEFT + RIGHT) / 2);
        y -= PLAIN * LEADING;
        head();
        for (var line : version.lines()) {
            if (version.chosen().isEmpty() || version.chosen().contains(line.line())) {
                line(line);
            }
        }
        total();
        notes();
    }

    private boolean isOver() {
        return version.state() == QuoteState.VOID || version.state() == QuoteState.REPLACED;
    }

    private void fact(String word, String value, float at) throws IOException {
        write(at, PLAIN, said(word) + (in.getLanguage().equals("zh") ? "：" : ": ") + value);
    }

    private void head() throws IOException {
        rule(Color.BLACK);
        y -= PLAIN * LEADING;
        write(LEFT, SMALL, said("quotes.item"), true);
        write(QUANTITY, SMALL, said("quotes.quantity"), true);
        endsAt(LIST, SMALL, said("quotes.list"));
        right(SMALL, said("quotes.executed"));
        y -= SMALL * (LEADING - 1) + 2;
        rule(Color.GRAY);
        y -= PLAIN * LEADING;
    }

    private void endsAt(float right, float size, String text) throws IOException {
        write(right - width(text, size), size, text);
    }

    private void line(QuoteLine line) throws IOException {
        var choice = line.choice() == null || !version.chosen().isEmpty()
                ? ""
                : said("quotes.paper.choice", line.choice()) + " ";
        var name = lines(
                choice
                        + (line.item().isMedical() ? "※ " : "")
                        + line.item().name().in(in),
                PLAIN,
                QUANTITY - LEFT - 4 * MM);
        var where = QuoteWords.where(line, in);
        room((name.size() + (where.isEmpty() ? 0 : 1)) * PLAIN * LEADING);
        write(QUANTITY, PLAIN, QuoteWords.quantity(line, in));
        endsAt(LIST, PLAIN, line.list().text());
        right(PLAIN, line.isGift() ? said("quotes.gift") : line.executed().text());
        for (var one : name) {
            write(LEFT, PLAIN, one);
            y -= PLAIN * LEADING;
        }
        if (!where.isEmpty()) {
            write(LEFT + 4 * MM, SMALL, where);
            y -= SMALL * LEADING;
        }
    }

    private void total() throws IOException {
        var sums = version.sums();
        room(5 * PLAIN * LEADING);
        y += PLAIN * (LEADING - 1);
        rule(Color.BLACK);
        y -= PLAIN * LEADING;
        if (!sums.deal().equals(sums.list())) {
            right(PLAIN, said("quotes.paper.list") + "　" + sums.list().text());
            y -= PLAIN * LEADING;
        }
        if (!sums.deal().equals(sums.executed())) {
            right(
                    PLAIN,
                    said("quotes.whole") + "　-"
                            + sums.executed().minus(sums.deal()).text());
            y -= PLAIN * LEADING;
        }
        right(LARGE, said("quotes.paper.total") + "　" + sums.deal().total());
        y -= LARGE * LEADING;
    }

    private void notes() throws IOException {
        if (version.note() != null) {
            paragraph(said("quotes.paper.note") + (in.getLanguage().equals("zh") ? "：" : ": ") + version.note(), PLAIN);
        }
        if (version.chosen().isEmpty() && version.lines().stream().anyMatch(line -> line.choice() != null)) {
            paragraph(said("quotes.paper.choices"), SMALL);
        }
        if (version.lines().stream().anyMatch(line -> line.item().isMedical())) {
            paragraph(said("quotes.paper.medical"), SMALL);
        }
    }

    @Override
    protected void continued() throws IOException {
        write(
                LEFT,
                SMALL,
                said("quotes.paper.title") + "　" + ticket.text() + "　" + said("quotes.version", version.number()));
        y -= 2 * LEADING * SMALL;
    }

    @Override
    protected void foot(int page, int of) throws IOException {
        if (isOver()) {
            out.setLineWidth(1.2f);
            out.setStrokingColor(Color.LIGHT_GRAY);
            out.moveTo(LEFT, FOOT + 10 * MM);
            out.lineTo(RIGHT, 270 * MM);
            out.stroke();
            out.setStrokingColor(Color.BLACK);
        }
        rule(Color.GRAY);
        y -= SMALL * LEADING;
        write(LEFT, SMALL, ticket.text() + "　" + said("quotes.version", version.number()));
        right(SMALL, page + "/" + of);
    }
}
