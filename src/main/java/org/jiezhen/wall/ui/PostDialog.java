package org.jiezhen.wall.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.WallAdministration;

/** An announcement for every wall, in both languages. */
final class PostDialog extends FormDialog {

    private final TextField zh = form.field("zh", new TextField(getTranslation("walls.post.zh")));
    private final TextField en = form.field("en", new TextField(getTranslation("walls.post.en")));
    private final DatePicker until = form.field("until", new DatePicker(getTranslation("walls.post.until")));

    PostDialog(WallAdministration walls, Drafts drafts) {
        super("walls.post");
        zh.setHelperText(getTranslation("walls.post.help", WallAdministration.LONGEST_ZH));
        en.setHelperText(getTranslation("walls.post.helpEn", WallAdministration.LONGEST_EN));
        until.setClearButtonVisible(true);
        form.show(new FormLayout(zh, en, until));
        act("walls.post.go", () -> walls.post(form.key(), zh.getValue(), en.getValue(), until.getValue()));
        form.keeps(drafts, About.something("walls.post"));
    }
}
