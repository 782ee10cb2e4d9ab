package org.jiezhen.callbacks;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import org.jiezhen.callbacks.Profiles.Profile;
import org.jiezhen.print.A4Pages;
import org.jiezhen.shell.Words;
import org.jspecify.annotations.Nullable;

/** What the house keeps of how to meet a guest, on paper, for her. */
final class ProfilePdf extends A4Pages {

    private static final float FOOT = 22 * MM;

    private final @Nullable Profile profile;
    private final @Nullable String guest;
    private final String house;
    private final LocalDate day;
    private final Locale in;

    private ProfilePdf(@Nullable Profile profile, @Nullable String guest, String house, LocalDate day, Locale in)
            throws IOException {
        super(FOOT);
        this.profile = profile;
        this.guest = guest;
        this.house = house;
        this.day = day;
        this.in = in;
    }

    /** The paper as a file. */
    static byte[] of(@Nullable Profile profile, @Nullable String guest, String house, LocalDate day, Locale in) {
        try (var pdf = new ProfilePdf(profile, guest, house, day, in)) {
            return pdf.written(
                    pdf.said("profile.paper.title"),
                    in,
                    day
                            + in.toLanguageTag()
                            + (profile == null ? "" : profile.type().code() + profile.until()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, in, args);
    }

    @Override
    protected void content() throws IOException {
        if (!house.isEmpty()) {
            centred(LARGE, house);
            y -= LEADING * LARGE;
        }
        centred(LARGE, said("profile.paper.title"));
        y -= 2 * LEADING * LARGE;
        paragraph(said("profile.paper.guest", guest == null ? "—" : guest), PLAIN);
        paragraph(said("profile.paper.day", day.toString()), PLAIN);
        y -= PLAIN * LEADING;
        var kept = profile;
        if (kept == null) {
            paragraph(said("profile.paper.nothing"), PLAIN);
        } else {
            heading(kept.type().title().in(in));
            paragraph(kept.type().text().in(in), PLAIN);
            y -= PLAIN * LEADING;
            paragraph(
                    said(
                            "profile.paper.by",
                            kept.by() == null ? "—" : kept.by(),
                            kept.said().toString()),
                    PLAIN);
            paragraph(said("profile.paper.until", kept.until().toString()), PLAIN);
        }
        y -= PLAIN * LEADING;
        paragraph(said("profile.paper.rights"), SMALL);
    }

    @Override
    protected void continued() throws IOException {
        write(LEFT, SMALL, said("profile.paper.title"));
        y -= 2 * LEADING * SMALL;
    }

    @Override
    protected void foot(int page, int of) throws IOException {
        rule(Color.GRAY);
        y -= SMALL * LEADING;
        write(LEFT, SMALL, said("profile.paper.title"));
        right(SMALL, page + "/" + of);
    }
}
