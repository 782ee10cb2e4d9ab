package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.callbacks.PlaybookLook.Entry;
import org.jiezhen.shell.FormDialog;

/** An entry of the playbook, to be read: in one's own language, and in the other below. */
@StyleSheet("styles/callbacks.css")
final class EntryDialog extends FormDialog {

    EntryDialog(Entry entry) {
        super("playbook.entry.title", entry.title().in(UI.getCurrent().getLocale()), entry.version());
        var own = new Paragraph(entry.text().in(getLocale()));
        own.addClassName("playbook-text");
        var other = new Paragraph(
                getLocale().getLanguage().equals("zh")
                        ? entry.text().en()
                        : entry.text().zh());
        other.addClassName("sub");
        form.show(own, other);
        noAct("dialog.close");
    }
}
