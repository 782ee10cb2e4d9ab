package org.jiezhen.wall.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.WallAdministration;

/** An announcement for every wall, in both languages. */
final class PostDialog extends FormDialog {

    private final WallAdministration walls;
    private final UUID key = UUID.randomUUID();
    private final TextField zh = new TextField(getTranslation("walls.post.zh"));
    private final TextField en = new TextField(getTranslation("walls.post.en"));
    private final DatePicker until = new DatePicker(getTranslation("walls.post.until"));

    PostDialog(WallAdministration walls) {
        this.walls = walls;
        zh.setHelperText(getTranslation("walls.post.help", WallAdministration.LONGEST_ZH));
        en.setHelperText(getTranslation("walls.post.helpEn", WallAdministration.LONGEST_EN));
        zh.setAutofocus(true);
        until.setClearButtonVisible(true);
        until.setI18n(DateTexts.in(getLocale()));
        form("walls.post", "walls.post.go", Map.of("zh", zh, "en", en, "until", until), zh, en, until);
    }

    @Override
    protected void act() {
        walls.post(key, zh.getValue(), en.getValue(), until.getValue());
    }
}
