package org.jiezhen.shell;

import com.vaadin.flow.component.html.Span;

/** A person in a row: surname in a ring, name, and a second line. */
public class Face extends Span {

    /**
     * @param second the role or place below the name; may be empty
     */
    public Face(String name, String second) {
        addClassName("who");
        var lines = new Span(line(name, "cut"));
        lines.addClassName("nm");
        if (!second.isEmpty()) {
            lines.add(line(second, "sub", "cut"));
        }
        add(ring(name), lines);
    }

    /** The ring alone, with the first character of the name; decoration beside the name. */
    public static Span ring(String name) {
        var first = name.isEmpty() ? "" : Character.toString(name.codePointAt(0));
        var ring = line(first, "face");
        ring.getElement().setAttribute("aria-hidden", "true");
        return ring;
    }

    /** Marks the person as whoever sits in front of the screen: a solid ring. */
    public Face self() {
        addClassName("self");
        return this;
    }

    private static Span line(String text, String... classes) {
        var line = new Span(text);
        line.addClassNames(classes);
        return line;
    }
}
