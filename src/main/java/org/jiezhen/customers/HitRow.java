package org.jiezhen.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.shell.Face;

/** One customer that was found, in a row: who, what tells one from another, and whether in the house. */
public final class HitRow extends Div {

    public HitRow(Hit hit) {
        addClassName("hit");
        var name = hit.name() == null ? getTranslation("customers.noName") : hit.name();
        var lines = new Div(first(hit, name), facts(told(hit, this)));
        lines.addClassName("two");
        add(Face.ring(name), lines, end(hit));
    }

    private Div first(Hit hit, String name) {
        var first = new Div(line(name, "nm"));
        first.addClassName("first");
        if (hit.formerly() != null) {
            first.add(line(getTranslation("customers.formerly", hit.formerly()), "sub"));
        }
        if (hit.discreet()) {
            first.add(line(getTranslation("customers.discreet"), "tag"));
        }
        return first;
    }

    /** What tells one from another, fact by fact, in the language of a screen. */
    public static List<String> told(Hit hit, Component screen) {
        var told = new ArrayList<String>();
        if (hit.sex() != Sex.UNKNOWN) {
            told.add(screen.getTranslation("customers.sex." + hit.sex()));
        }
        if (hit.birthYear() != null) {
            told.add(screen.getTranslation("customers.born", Integer.toString(hit.birthYear())));
        }
        if (hit.phoneTail() != null) {
            told.add(screen.getTranslation("customers.tail", hit.phoneTail()));
        }
        if (hit.consultant() != null) {
            told.add(screen.getTranslation("customers.consultantIs", hit.consultant()));
        }
        if (told.isEmpty()) {
            told.add(screen.getTranslation("customers.nothingKnown"));
        }
        return told;
    }

    private Div end(Hit hit) {
        var end = new Div();
        end.addClassName("end");
        var here = hit.here();
        if (here != null) {
            end.add(line(here.ticket(), "tk", "num"), line(getTranslation("customers.here"), "here"));
        } else if (hit.lastVisit() != null) {
            end.add(
                    line(getTranslation("customers.lastVisit"), "sub"),
                    line(hit.lastVisit().toString(), "num"));
        } else {
            end.add(line(getTranslation("customers.neverHere"), "sub"));
        }
        return end;
    }

    // Apart, so that each breaks as one.
    private static Span facts(List<String> told) {
        var facts = new Span();
        facts.addClassNames("facts", "sub");
        told.forEach(fact -> facts.add(new Span(fact)));
        return facts;
    }

    private static Span line(String text, String... classes) {
        var line = new Span(text);
        line.addClassNames(classes);
        return line;
    }
}
