package org.jiezhen.house.ui;

import com.vaadin.flow.component.textfield.TextArea;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.house.HouseWords;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** What is said to a guest at a step, in both languages. */
final class PhraseDialog extends FormDialog {

    private final TextArea zh = form.field("nameZh", new TextArea(getTranslation("house.zh")));
    private final TextArea en = form.field("nameEn", new TextArea(getTranslation("house.en")));

    PhraseDialog(HouseView view, HouseAdministration house, Drafts drafts, HouseAdministration.Text phrase) {
        super("house.phraseOf", HouseWords.of("house.phrase", phrase.code()).in(view.language()));
        zh.setValue(phrase.text().zh());
        en.setValue(phrase.text().en());
        zh.setWidthFull();
        en.setWidthFull();
        form.show(zh, en);
        act(
                "house.save",
                () -> house.say(
                        form.key(), phrase.code(), phrase.version(), new Localized(zh.getValue(), en.getValue())));
        form.keeps(drafts, About.of("house.phrase", phrase.code(), phrase.version()));
    }
}
