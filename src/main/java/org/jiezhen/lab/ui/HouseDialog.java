package org.jiezhen.lab.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.house.Place;
import org.jiezhen.lab.HouseOfLabels;
import org.jiezhen.lab.PanelAdministration;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** How the house numbers its tubes, how large its labels are, and where reports are brought. */
@StyleSheet("styles/lab.css")
final class HouseDialog extends FormDialog {

    private final TextField prefix = form.field("prefix", new TextField());
    private final IntegerField width = form.field("widthMm", new IntegerField());
    private final IntegerField height = form.field("heightMm", new IntegerField());
    private final ComboBox<Place> reports =
            form.field("reportsTo", new ComboBox<Place>(), one -> one.id().toString());

    HouseDialog(PanelAdministration panels, Offered offered, Drafts drafts) {
        super("lab.house.title");
        var shown = panels.lookAtHouse();
        prefix.setLabel(getTranslation("lab.house.prefix"));
        prefix.setHelperText(getTranslation("lab.house.prefix.help"));
        prefix.setValue(shown.prefix());
        width.setLabel(getTranslation("lab.house.width"));
        width.setSuffixComponent(new Div("mm"));
        width.setValue(shown.widthMm());
        height.setLabel(getTranslation("lab.house.height"));
        height.setSuffixComponent(new Div("mm"));
        height.setValue(shown.heightMm());
        reports.setLabel(getTranslation("lab.house.reports"));
        reports.setItems(offered.house().places());
        reports.setItemLabelGenerator(one -> one.name().in(getLocale()));
        offered.house().places().stream()
                .filter(one -> one.id().equals(shown.reportsTo()))
                .findFirst()
                .ifPresent(reports::setValue);
        var size = new Div(width, height);
        size.addClassName("two-columns");
        var all = new Div(prefix, size, reports);
        all.addClassName("lab-form");
        form.show(all);
        act("lab.save", () -> panels.changeHouse(form.key(), shown, said()));
        form.keeps(drafts, About.of("lab.house", "", 0));
    }

    private HouseOfLabels said() {
        return new HouseOfLabels(
                prefix.getValue(),
                Optional.ofNullable(width.getValue()).orElse(0),
                Optional.ofNullable(height.getValue()).orElse(0),
                Optional.ofNullable(reports.getValue()).map(Place::id).orElse(null));
    }
}
