package org.jiezhen.house.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** A floor: its number, and what it is called. */
final class FloorDialog extends FormDialog {

    private final IntegerField number = form.field("number", new IntegerField(getTranslation("house.floorNumber")));
    private final TextField zh = form.field("nameZh", new TextField(getTranslation("house.zh")));
    private final TextField en = form.field("nameEn", new TextField(getTranslation("house.en")));

    /** A new one; what it is called follows from its number until somebody says otherwise. */
    FloorDialog(HouseView view, HouseAdministration house, Drafts drafts) {
        super("house.addFloor");
        fields();
        var next = house.floors().stream()
                        .mapToInt(floor -> Integer.parseInt(floor.code()))
                        .max()
                        .orElse(0)
                + 1;
        number.addValueChangeListener(event -> {
            var said = event.getValue();
            if (said != null) {
                zh.setValue(said < 0 ? "地下 " + -said + " 层" : said + " 层");
                en.setValue(said < 0 ? "Basement " + -said : "Floor " + said);
            }
        });
        number.setValue(next);
        act("house.add", () -> house.addFloor(form.key(), said(), name()));
        form.keeps(drafts, About.something("house.floor"));
    }

    FloorDialog(HouseView view, HouseAdministration house, Drafts drafts, HouseAdministration.Text floor) {
        super("house.floorOf", floor.code());
        fields();
        number.setValue(Integer.parseInt(floor.code()));
        number.setReadOnly(true);
        zh.setValue(floor.text().zh());
        en.setValue(floor.text().en());
        var remove = form.button("house.remove", () -> house.removeFloor(form.key(), said()));
        act("house.save", () -> house.nameFloor(form.key(), said(), floor.version(), name()), remove);
        form.keeps(drafts, About.of("house.floor", floor.code(), floor.version()));
    }

    private void fields() {
        number.setStepButtonsVisible(true);
        var columns = new Div(zh, en);
        columns.addClassName("two-columns");
        form.show(number, columns);
    }

    private int said() {
        if (number.isEmpty()) {
            throw new InvalidInput("number", "refusal.house.empty");
        }
        return Objects.requireNonNull(number.getValue());
    }

    private Localized name() {
        return new Localized(zh.getValue(), en.getValue());
    }
}
