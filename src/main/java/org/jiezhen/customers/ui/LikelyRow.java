package org.jiezhen.customers.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.customers.LikelyDoubles.Reason;
import org.jiezhen.customers.LikelyDoubles.Side;
import org.jiezhen.shell.Face;

/** Somebody who may be the same person, and by what. */
@StyleSheet("styles/customers.css")
final class LikelyRow extends Div {

    LikelyRow(Side side, List<Reason> reasons, String act, Runnable compare) {
        addClassNames("hit", "likely");
        var name = Optional.ofNullable(side.name()).orElse(getTranslation("customers.noName"));
        var first = new Span(name);
        first.addClassName("nm");
        var facts = new Span();
        facts.addClassNames("facts", "sub");
        Optional.ofNullable(side.birthYear())
                .ifPresent(year -> facts.add(new Span(getTranslation("customers.born", year.toString()))));
        Optional.ofNullable(side.phoneTail())
                .ifPresent(tail -> facts.add(new Span(getTranslation("customers.tail", tail))));
        facts.add(new Span(said(reasons)));
        var names = new Div(first);
        names.addClassName("first");
        var lines = new Div(names, facts);
        lines.addClassName("two");
        var button = new NativeButton(act, _ -> compare.run());
        button.addClassName("btn");
        button.setAriaLabel(act + " " + name);
        add(Face.ring(name), lines, button);
    }

    private String said(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> getTranslation("customers.reason." + reason))
                .collect(Collectors.joining(getTranslation("customers.and")));
    }
}
