package org.jiezhen.intake.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Optional;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.staff.Colleague;

/** A colleague goes on with a form. */
final class HandOverDialog extends FormDialog {

    HandOverDialog(
            IntakeForms forms, IntakeForms.Opened opened, List<Colleague> colleagues, Drafts drafts, Runnable done) {
        super("intake.handTo.title", opened.ticket().text());
        var colleague = form.field(
                "colleague", new ComboBox<Colleague>(), one -> one.id().toString());
        colleague.setLabel(getTranslation("intake.handTo.colleague"));
        colleague.setItems(colleagues);
        colleague.setItemLabelGenerator(Colleague::name);
        form.show(colleague);
        form.keeps(drafts, Drafts.About.of("intake-hand-over", opened.visit(), 0));
        act("intake.handTo.go", () -> {
            forms.handTo(
                    form.key(),
                    opened.visit(),
                    Optional.ofNullable(colleague.getValue())
                            .map(Colleague::id)
                            .orElseThrow(() -> new InvalidInput("colleague", "refusal.intake.colleague")));
            done.run();
        });
    }
}
