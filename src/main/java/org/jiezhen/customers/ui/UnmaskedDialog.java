package org.jiezhen.customers.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jiezhen.customers.CustomerLook.Unmasked;

/** What only few may see, for one look, and the sentence that the look is written down. */
@StyleSheet("styles/customers.css")
final class UnmaskedDialog extends Dialog {

    /** @param name of whom */
    UnmaskedDialog(String name, Unmasked unmasked) {
        addClassName("customer-dialog");
        setHeaderTitle(getTranslation("customers.unmask.title", name));
        setWidth("min(420px, 100vw)");
        var none = getTranslation("customers.unknown");
        var birth = unmasked.birthDate();
        var document = unmasked.document();
        add(
                fact("customers.phone", unmasked.phone() == null ? none : unmasked.phone()),
                fact("customers.birthDate", birth == null ? none : birth.toString()),
                fact(
                        "customers.document",
                        document == null
                                ? none
                                : getTranslation("customers.document." + document.kind()) + " " + document.number()),
                new Paragraph(getTranslation("customers.unmask.journalled")));
        getFooter().add(new Button(getTranslation("dialog.close"), _ -> close()));
    }

    private Div fact(String label, String value) {
        var name = new Span(getTranslation(label));
        name.addClassName("sub");
        var shown = new Span(value);
        shown.addClassNames("num", "value");
        var fact = new Div(name, shown);
        fact.addClassName("fact");
        return fact;
    }
}
