package org.jiezhen.documents.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** A frame in which somebody signs with a finger, a pen or a mouse. */
@StyleSheet("styles/documents.css")
final class Pad extends Div {

    // Flow's client runs this from its own script, so what is imported has to be named in full.
    private static final String BEGIN =
            "import(new URL('forms/sign.js', document.baseURI).href).then(sign => sign.begin(this, $0))";

    /** @param label what the frame is for */
    Pad(String label) {
        addClassName("sign-pad");
        addAttachListener(_ -> getElement().executeJs(BEGIN, label));
    }

    /** Asks the page for what was drawn, and goes on with the strokes and what the page says of itself. */
    void drawn(BiConsumer<String, String> then) {
        getElement()
                .executeJs("return this.signed?.() ?? {}")
                .then(
                        JsonNode.class,
                        drawn -> then.accept(
                                drawn.path("strokes").asString(""),
                                drawn.path("device").asString("")));
    }

    /** Wipes it. */
    void wipe() {
        getElement().executeJs("this.again?.()");
    }
}
