package org.jiezhen.staff.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.StaffAccount;
import org.jiezhen.staff.StaffAdministration;

/** Asks before somebody is shut out, and says what that does. */
final class DisableDialog extends FormDialog {

    DisableDialog(StaffAdministration administration, StaffAccount account, Runnable then) {
        super("staff.admin.disable.title", account.displayName());
        form.show(new Paragraph(getTranslation("staff.admin.disable.text")));
        act("staff.admin.disable", () -> {
            administration.disable(account.id(), account.version());
            Notice.done(getTranslation("staff.admin.disabled", account.displayName()));
            then.run();
        });
    }
}
