package org.jiezhen.staff.ui;

import com.vaadin.flow.dom.Element;
import java.util.Optional;
import org.jiezhen.staff.AskedPage;

/** The hidden field in which a sign-in page keeps what was asked for before it. */
final class AskedField {

    private AskedField() {}

    static Optional<Element> create() {
        return AskedPage.last().map(asked -> new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", AskedPage.FIELD)
                .setAttribute("value", asked));
    }
}
