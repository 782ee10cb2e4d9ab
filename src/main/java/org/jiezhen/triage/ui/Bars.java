package org.jiezhen.triage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Figures beside each other as bars, each with its figure in words. */
final class Bars {

    private Bars() {}

    /** Two figures of one person, one below the other. */
    static Div row(String name, String first, int one, int most, String second, int other) {
        var bars = new Div(bar(first, one, most, "first"), bar(second, other, most, "second"));
        bars.addClassName("bars");
        var row = new Div(new Span(name), bars);
        row.addClassName("bar-row");
        return row;
    }

    /** A part of a bar that is made of several, or the mark by which its kind is known. */
    static Span piece(String kind) {
        var piece = new Span();
        piece.addClassNames("piece", kind);
        piece.getElement().setAttribute("aria-hidden", "true");
        return piece;
    }

    /** One figure. */
    static Div bar(String what, int value, int most, String kind) {
        var fill = new Span();
        fill.addClassNames("fill", kind);
        fill.getElement().getStyle().set("inline-size", value * 100 / Math.max(1, most) + "%");
        fill.getElement().setAttribute("aria-hidden", "true");
        var figure = new Span(what + " " + value);
        figure.addClassName("figure");
        var track = new Span(fill);
        track.addClassName("track");
        var bar = new Div(track, figure);
        bar.addClassName("bar");
        return bar;
    }
}
