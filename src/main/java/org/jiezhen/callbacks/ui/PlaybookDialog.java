package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.jiezhen.callbacks.Playbook;
import org.jiezhen.callbacks.PlaybookLook.Entry;
import org.jiezhen.callbacks.PlaybookLook.Where;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;

/** An entry of the playbook, published as a new version; or a question that was not there before. */
@StyleSheet("styles/callbacks.css")
final class PlaybookDialog extends FormDialog {

    private final TextField titleZh = form.field("titleZh", new TextField(getTranslation("playbook.field.titleZh")));
    private final TextField titleEn = form.field("titleEn", new TextField(getTranslation("playbook.field.titleEn")));
    private final TextArea zh = form.field("zh", new TextArea(getTranslation("playbook.field.zh")));
    private final TextArea en = form.field("en", new TextArea(getTranslation("playbook.field.en")));

    /** A question that was not there before. */
    PlaybookDialog(Playbook playbook, Drafts drafts) {
        super("playbook.new.title");
        var where = form.secret("where", new CheckboxGroup<Where>(getTranslation("playbook.field.where")));
        where.setItems(Where.values());
        where.setItemLabelGenerator(one -> getTranslation("playbook.where." + one));
        show();
        form.show(where);
        act("playbook.publish", () -> playbook.publish(form.key(), null, 0, written(where.getValue())));
        form.keeps(drafts, Drafts.About.of("playbook", "new", 0));
    }

    /** A new version. */
    PlaybookDialog(Playbook playbook, Entry entry, Drafts drafts) {
        super("playbook.entry.title", entry.title().in(UI.getCurrent().getLocale()), entry.version());
        titleZh.setValue(entry.title().zh());
        titleEn.setValue(entry.title().en());
        zh.setValue(entry.text().zh());
        en.setValue(entry.text().en());
        show();
        act(
                "playbook.publish",
                () -> playbook.publish(form.key(), entry.code(), entry.version(), written(entry.where())));
        form.keeps(drafts, Drafts.About.of("playbook", entry.code(), entry.version()));
    }

    private void show() {
        setWidth("min(640px, 100vw)");
        zh.setMinRows(3);
        en.setMinRows(3);
        form.show(titleZh, zh, titleEn, en);
    }

    private Playbook.Entry written(Set<Where> where) {
        return new Playbook.Entry(titleZh.getValue(), titleEn.getValue(), zh.getValue(), en.getValue(), where);
    }
}
