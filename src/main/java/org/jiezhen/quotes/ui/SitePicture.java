package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jiezhen.quotes.Side;
import org.jiezhen.quotes.Site;
import org.jspecify.annotations.Nullable;

/** A picture of the guest, as she stands before whoever looks, with the places that can be marked on it. */
@StyleSheet("styles/quotes.css")
final class SitePicture extends Div {

    private static final String FACE = """
            <svg viewBox="0 0 300 330" aria-hidden="true"><path d="M150 12c-62 0-98 46-98 112 0 76 40 156 98 156s98-80 98-156c0-66-36-112-98-112z"/>
            <path d="M120 276v44M180 276v44M52 140c-14-6-20 6-17 24 3 20 11 32 22 32M248 140c14-6 20 6 17 24-3 20-11 32-22 32"/>
            <path d="M84 104q24-14 46 0M170 104q22-14 46 0"/><path d="M82 134q22-20 46 0q-24 16-46 0M172 134q24-20 46 0q-22 16-46 0"/>
            <path d="M144 138l-12 50q18 14 36 0l-12-50"/><path d="M112 232q20-14 38-6 18-8 38 6-38 28-76 0M112 232h76"/>
            <path d="M54 96q20-62 96-66 76 4 96 66"/></svg>""";
    private static final String BODY = """
            <svg viewBox="0 0 300 500" aria-hidden="true"><circle cx="150" cy="44" r="32"/>
            <path d="M134 74v18q-44 6-56 24l-22 128q-2 12 8 12t12-12l18-92 2 90-6 30 4 108 8 104q0 10 12 10t12-10l6-102 12-110h12l12 110 6 102q0 10 12 10t12-10l8-104 4-108-6-30 2-90 18 92q2 12 12 12t8-12l-22-128q-12-18-56-24V74"/></svg>""";

    private static final int ALL = 1000;

    private final List<Site> sites;
    private final Locale in;
    private final BiConsumer<Side, @Nullable Site> chosen;

    /** @param chosen is told each change; a press on what is marked takes the mark away */
    SitePicture(List<Site> sites, Locale in, BiConsumer<Side, @Nullable Site> chosen) {
        this.sites = sites;
        this.in = in;
        this.chosen = chosen;
        addClassName("quote-pictures");
    }

    /** What is marked. */
    void show(@Nullable String site, Side side) {
        removeAll();
        for (var picture : Site.Picture.values()) {
            add(picture(picture, site, side));
        }
    }

    private Div picture(Site.Picture which, @Nullable String site, Side side) {
        var drawing = new Div();
        drawing.addClassName("quote-drawing");
        drawing.getElement().setProperty("innerHTML", which == Site.Picture.FACE ? FACE : BODY);
        var marks = new Div();
        marks.addClassName("quote-marks");
        for (var place : sites) {
            if (place.picture() != which) {
                continue;
            }
            if (place.sides()) {
                // She is looked at: her left is to the right of the picture.
                marks.add(mark(place, Side.LEFT, place.x(), site, side));
                marks.add(mark(place, Side.RIGHT, ALL - place.x(), site, side));
            } else {
                marks.add(mark(place, Side.NONE, place.x(), site, side));
            }
        }
        var picture = new Div(new Span(Saids.said(in, "quotes.picture." + which)), new Div(drawing, marks));
        picture.addClassNames("quote-picture", which == Site.Picture.FACE ? "is-face" : "is-body");
        return picture;
    }

    private NativeButton mark(Site place, Side of, int x, @Nullable String site, Side side) {
        var isMarked = place.code().equals(site) && (of == Side.NONE || side == of || side == Side.BOTH);
        var words = of == Side.NONE
                ? place.name().in(in)
                : Saids.said(
                        in,
                        "quotes.words.side",
                        Saids.said(in, "quotes.side." + of),
                        place.name().in(in));
        var mark = new NativeButton("", _ -> press(place, of, site, side));
        mark.addClassName("quote-mark");
        mark.getElement().setAttribute("aria-label", words);
        mark.getElement().setAttribute("title", words);
        mark.getElement().setAttribute("aria-pressed", String.valueOf(isMarked));
        mark.getElement().setAttribute("data-site", place.code() + (of == Side.NONE ? "" : "-" + of));
        mark.getStyle().set("--x", String.valueOf(x)).set("--y", String.valueOf(place.y()));
        return mark;
    }

    private void press(Site place, Side of, @Nullable String site, Side side) {
        if (!place.code().equals(site)) {
            chosen.accept(of, place);
            return;
        }
        if (of == Side.NONE || side == of) {
            chosen.accept(Side.NONE, null);
        } else if (side == Side.BOTH) {
            chosen.accept(of == Side.LEFT ? Side.RIGHT : Side.LEFT, place);
        } else {
            chosen.accept(Side.BOTH, place);
        }
    }
}
