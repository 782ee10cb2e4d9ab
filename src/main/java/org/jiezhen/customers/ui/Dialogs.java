package org.jiezhen.customers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.dialog.Dialog;

/** Opens a dialog within a view, so that it leaves with the view. */
final class Dialogs {

    private Dialogs() {}

    static <V extends Component & HasComponents> void open(V view, Dialog dialog) {
        view.add(dialog);
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                dialog.removeFromParent();
            }
        });
        dialog.open();
    }
}
