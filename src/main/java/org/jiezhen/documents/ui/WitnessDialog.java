package org.jiezhen.documents.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Optional;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.Documents.Look;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.Colleague;

/** A colleague is asked to be the witness. */
final class WitnessDialog extends FormDialog {

    WitnessDialog(DocumentDialogs dialogs, Look look) {
        super("documents.askWitness.title", look.label(), look.ticket().text());
        var colleague = form.secret("colleague", new ComboBox<Colleague>());
        colleague.setLabel(getTranslation("documents.askWitness.colleague"));
        colleague.setItems(dialogs.directory().colleagues(DocumentPermission.SIGN));
        colleague.setItemLabelGenerator(Colleague::name);
        form.show(colleague);
        act("documents.askWitness.go", () -> {
            dialogs.documents()
                    .askWitness(
                            form.key(),
                            look.id(),
                            Optional.ofNullable(colleague.getValue())
                                    .map(Colleague::id)
                                    .orElseThrow(() -> new InvalidInput("colleague", "refusal.documents.colleague")));
            Notice.done(getTranslation("documents.done.ASK_WITNESS", look.label()));
        });
    }
}
