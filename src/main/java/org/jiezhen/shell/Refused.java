package org.jiezhen.shell;

import com.vaadin.flow.component.html.Div;
import org.jiezhen.shared.Refusal;

/** A refusal where it happened: a sentence within the dialog, gone with the next try. What was typed stays. */
final class Refused extends Div {

    Refused() {
        addClassName("conflict");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Says why not. */
    void show(Refusal refusal) {
        setText(Sentences.of(refusal, getLocale()));
        setVisible(true);
        getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** Begins anew. */
    void clear() {
        setVisible(false);
    }
}
