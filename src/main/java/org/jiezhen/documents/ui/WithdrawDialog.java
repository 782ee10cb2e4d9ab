package org.jiezhen.documents.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.jiezhen.documents.Documents.Look;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;

/** The guest does not want it any more: why, in words. */
final class WithdrawDialog extends FormDialog {

    WithdrawDialog(DocumentDialogs dialogs, Look look) {
        super(
                "documents.withdraw.title",
                look.kind().name().in(com.vaadin.flow.component.UI.getCurrent().getLocale()),
                look.label());
        var reason = form.secret("reason", new TextArea(getTranslation("documents.withdraw.reason")));
        form.show(new Paragraph(getTranslation("documents.withdraw.text")), reason);
        act("documents.withdraw.go", () -> {
            dialogs.documents().withdraw(form.key(), look.id(), reason.getValue());
            Notice.done(getTranslation("documents.done.WITHDRAW", look.label()));
        });
    }
}
