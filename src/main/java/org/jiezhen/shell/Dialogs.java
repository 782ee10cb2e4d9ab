package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.dialog.Dialog;

/** Opens a dialog within a view, so that it leaves with the view. */
public final class Dialogs {

    private Dialogs() {}

    public static <V extends Component & HasComponents> void open(V view, Dialog dialog) {
        view.add(dialog);
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                dialog.removeFromParent();
            }
        });
        dialog.open();
    }
}
