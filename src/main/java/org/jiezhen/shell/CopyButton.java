package org.jiezhen.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;

/** Copies a text, at the press and without a word from the server: a browser allows it to nobody later. */
public final class CopyButton extends Button {

    // Without HTTPS a page has no clipboard of its own; what is marked can be copied all the same.
    private static final String COPIES = """
            const [text, done] = [$0, $1];
            this.addEventListener('click', async () => {
              try {
                await navigator.clipboard.writeText(text);
              } catch {
                const area = document.createElement('textarea');
                area.value = text;
                this.after(area);
                area.select();
                const copied = document.execCommand('copy');
                area.remove();
                this.focus();
                if (!copied) return;
              }
              this.textContent = done;
            });""";

    private final String text;

    /** @param text what is copied */
    public CopyButton(String text) {
        this.text = text;
        setText(getTranslation("shell.copy"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs(COPIES, text, getTranslation("shell.copied"));
    }
}
