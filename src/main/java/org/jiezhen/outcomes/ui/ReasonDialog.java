package org.jiezhen.outcomes.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.outcomes.NoDealReason;
import org.jiezhen.outcomes.ReasonAdministration;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A reason for which there is no deal: what it is called, and whether it is offered. */
@StyleSheet("styles/outcomes.css")
final class ReasonDialog extends FormDialog {

    private final TextField zh = form.field("zh", new TextField(getTranslation("outcomes.reason.zh")));
    private final TextField en = form.field("en", new TextField(getTranslation("outcomes.reason.en")));

    private ReasonDialog(String title, String name) {
        super(title, name);
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        form.show(names);
    }

    /** A new one: of null one of the first, else one that belongs to another. */
    static ReasonDialog below(ReasonAdministration reasons, Drafts drafts, @Nullable NoDealReason parent) {
        var dialog = parent == null
                ? new ReasonDialog("outcomes.reasons.add", "")
                : new ReasonDialog("outcomes.reasons.addBelow", name(parent));
        var code = parent == null ? null : parent.code();
        dialog.act("outcomes.reasons.save", () -> reasons.add(dialog.form.key(), code, dialog.said()));
        dialog.form.keeps(drafts, About.of("noDealReasonBelow", code == null ? "" : code, 0));
        return dialog;
    }

    /** One that there is. */
    static ReasonDialog of(ReasonAdministration reasons, Drafts drafts, NoDealReason reason) {
        var dialog = new ReasonDialog("outcomes.reasons.change", name(reason));
        dialog.zh.setValue(reason.name().zh());
        dialog.en.setValue(reason.name().en());
        var form = dialog.form;
        dialog.act(
                "outcomes.reasons.save",
                () -> reasons.change(form.key(), reason.code(), reason.version(), dialog.said()),
                reason.inUse()
                        ? form.button(
                                "outcomes.reasons.takeOut",
                                () -> reasons.takeOut(form.key(), reason.code(), reason.version()))
                        : form.button(
                                "outcomes.reasons.putBack",
                                () -> reasons.putBack(form.key(), reason.code(), reason.version())));
        form.keeps(drafts, About.of("noDealReason", reason.code(), reason.version()));
        return dialog;
    }

    private static String name(NoDealReason reason) {
        return reason.path().in(UI.getCurrent().getLocale());
    }

    private Localized said() {
        return new Localized(zh.getValue(), en.getValue());
    }
}
