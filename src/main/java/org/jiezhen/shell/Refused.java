package org.jiezhen.shell;

import com.vaadin.flow.component.html.Div;
import org.jiezhen.shared.Refusal;

/** A refusal where it happened: a sentence within the dialog, gone with the next try. What was typed stays. */
public final class Refused extends Div {

    public Refused() {
        addClassName("conflict");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Does it, or says why not. */
    public void tries(Runnable act) {
        clear();
        try {
            act.run();
        } catch (Refusal e) {
            show(e);
        }
    }

    /** Says why not. */
    public void show(Refusal refusal) {
        setText(Sentences.of(refusal, getLocale()));
        setVisible(true);
        getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** Begins anew. */
    public void clear() {
        setVisible(false);
    }
}
