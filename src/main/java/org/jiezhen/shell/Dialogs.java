package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.dialog.Dialog;

/**
 * Opens a dialog within a view, so that it leaves with the view. Where one leads to another, and the first is gone when the
 * second closes, the keys go on where the first was opened from.
 */
public final class Dialogs {

    private static final String FROM_HERE = """
            const here = document.activeElement;
            if (here && here !== document.body && !here.closest('vaadin-dialog, vaadin-confirm-dialog')) {
              document.jzOpener = here;
            }""";

    /** The one that closes gives the keys back when it has faded; by then they belong to the one that it led to. */
    private static final String STAY_HERE = """
            const until = performance.now() + 1500;
            const stay = event => {
              if (performance.now() > until || !this.isConnected) {
                document.removeEventListener('focusin', stay);
              } else if (this.opened && event.target === document.jzOpener) {
                const was = event.relatedTarget;
                (was && this.contains(was) ? was : this).focus();
              }
            };
            document.addEventListener('focusin', stay);""";

    private static final String BACK_THERE = """
            setTimeout(() => {
              const lost = !document.activeElement || document.activeElement === document.body;
              if (lost && document.jzOpener?.isConnected && !document.querySelector('vaadin-dialog[opened]')) {
                document.jzOpener.focus();
              }
            }, 100);""";

    private Dialogs() {}

    public static <V extends Component & HasComponents> void open(V view, Dialog dialog) {
        view.add(dialog);
        view.getElement().executeJs(FROM_HERE);
        dialog.getElement().executeJs(STAY_HERE);
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                dialog.removeFromParent();
                view.getElement().executeJs(BACK_THERE);
            }
        });
        dialog.open();
    }
}
