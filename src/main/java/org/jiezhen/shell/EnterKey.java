package org.jiezhen.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;

/** Enter sends a form, from any of its fields; and only the form in front. */
public final class EnterKey {

    // A field tells its value when it is left; without this, what was typed last would not be sent.
    private static final String LEAVE =
            "(a => { while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement; a?.blur?.(); a?.focus?.(); })";

    // A button, a list that is open and a choice have an Enter of their own; so has an input method.
    private static final String SENDS = """
            event.key === 'Enter' && !event.isComposing && event.keyCode !== 229 && !event.defaultPrevented
              && !event.composedPath().some(n => n.matches?.('button, a, textarea, vaadin-button, vaadin-select,'
                + 'vaadin-select-item, vaadin-combo-box[opened], vaadin-date-picker[opened]'))
              && (event.preventDefault(), LEAVE(document.activeElement), true)""".replace("LEAVE", LEAVE);

    private EnterKey() {}

    /** Presses the button when Enter is pressed in this dialog. A shortcut of Vaadin would be heard behind another dialog. */
    public static void presses(Dialog dialog, Button go) {
        dialog.getElement().addEventListener("keydown", _ -> go.click()).setFilter(SENDS);
    }
}
