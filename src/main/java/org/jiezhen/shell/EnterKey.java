package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

/** Enter sends a form, from any of its fields; and only the form in front. */
public final class EnterKey {

    // A field tells its value when it is left; without this, what was typed last would not be sent.
    private static final String LEAVE =
            "(a => { while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement; a?.blur?.(); a?.focus?.(); })";

    // A button, a list that is open and a choice have an Enter of their own; so has an input method.
    private static final String SENDS = """
            event.key === 'Enter' && !event.repeat && !event.isComposing && event.keyCode !== 229 && !event.defaultPrevented
              && !event.composedPath().some(n => n.matches?.('button, a, textarea, vaadin-button, vaadin-select,'
                + 'vaadin-select-item, vaadin-combo-box[opened], vaadin-date-picker[opened]'))
              && (event.preventDefault(), LEAVE(document.activeElement), true)""".replace("LEAVE", LEAVE);

    private EnterKey() {}

    /** Presses the button when Enter is pressed in here. A shortcut of Vaadin would be heard behind another dialog. */
    public static void presses(Component within, Button go) {
        within.getElement()
                .addEventListener("keydown", _ -> {
                    if (go.isEnabled()) {
                        go.click();
                    }
                })
                .setFilter(SENDS);
    }
}
