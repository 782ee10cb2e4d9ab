package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/** A form in a dialog, closed once its act is done. */
public abstract class FormDialog extends Dialog {

    private static final String WIDTH = "min(480px, 100vw)";

    /** What the dialog asks and does. */
    protected final Form form = new Form();

    /** A card, which is read from its head before anything in it is filled in. */
    private boolean isRead;

    /** @param title the key of what stands above it, and what it names */
    protected FormDialog(String title, Object... names) {
        setHeaderTitle(getTranslation(title, names));
        setWidth(WIDTH);
        form.onDone(this::close);
        form.onDiscarded(this::close);
        add(form);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                // Where something can be typed, a press beside it is a slip, and must not take it away.
                setCloseOnOutsideClick(!form.hasFields());
                if (!isRead) {
                    form.focus();
                }
            } else {
                form.leave();
            }
        });
    }

    /** The foot of the dialog: what else can be done, then cancel, then what the form is for, which Enter presses too. */
    protected final Button act(String label, Runnable act, Component... others) {
        var go = form.primary(label, act);
        foot(go, others);
        return go;
    }

    /** The same foot, where what the form is for may have to ask first. */
    protected final void foot(Button go, Component... others) {
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        EnterKey.presses(this, go);
        getFooter().add(others);
        getFooter().add(cancel(), go);
    }

    /** A foot without an act of its own: its acts stand in the form. */
    protected final void noAct(String close, Component... others) {
        isRead = true;
        getFooter().add(others);
        getFooter().add(new Button(getTranslation(close), _ -> close()));
    }

    private Button cancel() {
        return new Button(getTranslation("dialog.cancel"), _ -> close());
    }
}
