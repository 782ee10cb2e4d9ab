package org.jiezhen.documents.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.documents.Documents.Look;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;

/** One of the house signs, as who is signed in: for the house, or as the witness. */
final class SignatureDialog extends FormDialog {

    /** What is done with what was drawn. */
    @FunctionalInterface
    interface Signs {
        /** Signs. */
        void with(String strokes, String device);
    }

    private final Look look;
    private @org.jspecify.annotations.Nullable Signs signs;

    private SignatureDialog(String title, Look look) {
        super(
                title,
                look.kind().name().in(com.vaadin.flow.component.UI.getCurrent().getLocale()),
                look.ticket().text());
        this.look = look;
    }

    static SignatureDialog countersign(DocumentDialogs dialogs, Look look, Div page) {
        var dialog = new SignatureDialog("documents.countersign.title", look);
        dialog.lay(dialogs, page, "documents.countersign.text", (strokes, device) -> dialogs.documents()
                .countersign(dialog.form.key(), look.id(), strokes, device));
        return dialog;
    }

    static SignatureDialog witness(DocumentDialogs dialogs, Look look, Div page) {
        var dialog = new SignatureDialog("documents.witness.title", look);
        dialog.lay(dialogs, page, "documents.witness.text", (strokes, device) -> dialogs.documents()
                .witness(dialog.form.key(), look.id(), strokes, device));
        return dialog;
    }

    private void lay(DocumentDialogs dialogs, Div page, String text, Signs act) {
        signs = act;
        setWidth("min(760px, 100vw)");
        setCloseOnOutsideClick(false);
        var pad = new Pad(getTranslation("documents.sign.line"));
        form.show(new Paragraph(getTranslation(text)), pad);
        foot(
                new Button(
                        getTranslation("documents.sign.go"),
                        _ -> pad.drawn((strokes, device) -> signed(dialogs, page, strokes, device))),
                new Button(getTranslation("documents.guest.wipe"), _ -> pad.wipe()));
    }

    /** What was drawn has come. */
    void signed(DocumentDialogs dialogs, Div page, String strokes, String device) {
        var act = signs;
        if (act != null && form.tries(() -> act.with(strokes, device))) {
            close();
            Notice.done(getTranslation("documents.done.SIGN", look.label()));
            Dialogs.open(page, dialogs.open(look.id(), page));
        }
    }
}
