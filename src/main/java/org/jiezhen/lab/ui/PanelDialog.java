package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.house.Place;
import org.jiezhen.lab.Panel;
import org.jiezhen.lab.PanelAdministration;
import org.jiezhen.lab.PanelDetails;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A panel: what it finds out, of which tube or where, who draws or examines, how soon its result is due. */
@StyleSheet("styles/lab.css")
final class PanelDialog extends FormDialog {

    private static final int TARGET = 60;

    /** A tube, or none: the guest goes to the place. */
    private record Into(@Nullable String code, String words) {

        String named() {
            return code == null ? "" : code;
        }
    }

    private final PanelAdministration panels;
    private final Offered offered;
    private final TextField zh = form.field("zh", new TextField());
    private final TextField en = form.field("en", new TextField());
    private final Select<Into> tube = form.field("tube", new Select<Into>(), Into::named);
    private final ComboBox<Place> place =
            form.field("place", new ComboBox<Place>(), one -> one.id().toString());
    private final Select<String> role = form.field("role", new Select<String>(), code -> code);
    private final IntegerField target = form.field("targetMinutes", new IntegerField());
    private final Checkbox fasting = form.field("fasting", new Checkbox());
    private final Checkbox usual = form.field("usual", new Checkbox());

    private PanelDialog(PanelAdministration panels, Offered offered, String title, String name) {
        super(title, name);
        this.panels = panels;
        this.offered = offered;
    }

    /** A new one; or another kind of tube instead. */
    static PanelDialog added(PanelAdministration panels, Offered offered, Drafts drafts, Runnable tubeInstead) {
        var dialog = new PanelDialog(panels, offered, "lab.panels.add", "");
        dialog.fields(null);
        var instead = new Button(dialog.getTranslation("lab.tubes.add"), _ -> {
            dialog.close();
            tubeInstead.run();
        });
        dialog.act("lab.save", () -> panels.add(dialog.form.key(), dialog.said()), instead);
        dialog.form.keeps(drafts, About.of("lab.panel", "", 0));
        return dialog;
    }

    /**
     * One that there is.
     *
     * @param test opens one of its tests by its code; a new one without
     */
    static PanelDialog of(
            PanelAdministration panels, Offered offered, Drafts drafts, Panel panel, Consumer<String> test) {
        var dialog = new PanelDialog(
                panels,
                offered,
                "lab.panels.change",
                panel.name().in(UI.getCurrent().getLocale()));
        dialog.fields(panel);
        if (!panel.atPlace()) {
            dialog.tests(panel, test);
        }
        dialog.act(
                "lab.save",
                () -> panels.change(dialog.form.key(), panel.code(), panel.version(), dialog.said()),
                dialog.uses(panel));
        dialog.form.keeps(drafts, About.of("lab.panel", panel.code(), panel.version()));
        return dialog;
    }

    private void tests(Panel panel, Consumer<String> test) {
        var lines = new Div();
        lines.addClassName("test-lines");
        for (var one : panels.tests(panel.code())) {
            var name = one.name().in(getLocale()) + (one.unit().isEmpty() ? "" : " " + one.unit());
            lines.add(form.pressNamed(
                    one.inUse() ? name : getTranslation("lab.tests.out", name), () -> goOn(test, one.code())));
        }
        lines.add(form.press("lab.tests.add", () -> goOn(test, "")));
        form.section("lab.tests", lines);
    }

    private void goOn(Consumer<String> test, String code) {
        close();
        test.accept(code);
    }

    private Component uses(Panel panel) {
        return panel.inUse()
                ? form.button("lab.takeOut", () -> panels.takeOut(form.key(), panel.code(), panel.version()))
                : form.button("lab.putBack", () -> panels.putBack(form.key(), panel.code(), panel.version()));
    }

    private void fields(@Nullable Panel panel) {
        zh.setLabel(getTranslation("lab.zh"));
        en.setLabel(getTranslation("lab.en"));
        tube.setLabel(getTranslation("lab.tube"));
        place.setLabel(getTranslation("lab.where"));
        role.setLabel(getTranslation("lab.who"));
        target.setLabel(getTranslation("lab.target"));
        target.setSuffixComponent(new Div(getTranslation("lab.minutesAfter")));
        fasting.setLabel(getTranslation("lab.fasting.say"));
        usual.setLabel(getTranslation("lab.usual.say"));
        var into = new ArrayList<Into>();
        into.add(new Into(null, getTranslation("lab.noTube.say")));
        offered.panels().tubes().stream()
                .filter(one -> one.inUse() || (panel != null && one.code().equals(panel.tube())))
                .forEach(one -> into.add(new Into(one.code(), one.name().in(getLocale()))));
        tube.setItems(into);
        tube.setItemLabelGenerator(Into::words);
        place.setItems(offered.house().places());
        place.setItemLabelGenerator(one -> one.name().in(getLocale()));
        role.setItems(offered.directory().roles());
        role.setItemLabelGenerator(code -> getTranslation("staff.role." + code));
        show(panel, into);
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        var way = new Div(tube, place);
        way.addClassName("two-columns");
        var who = new Div(role, target);
        who.addClassName("two-columns");
        var all = new Div(names, way, who, fasting, usual);
        all.addClassName("lab-form");
        form.show(all);
    }

    private void show(@Nullable Panel panel, ArrayList<Into> into) {
        if (panel == null) {
            tube.setValue(into.getLast());
            role.setValue("WARD_NURSE");
            target.setValue(TARGET);
            return;
        }
        zh.setValue(panel.name().zh());
        en.setValue(panel.name().en());
        into.stream()
                .filter(one -> Optional.ofNullable(one.code).equals(Optional.ofNullable(panel.tube())))
                .findFirst()
                .ifPresent(tube::setValue);
        offered.house().places().stream()
                .filter(one -> one.id().equals(panel.place()))
                .findFirst()
                .ifPresent(place::setValue);
        role.setValue(panel.role());
        target.setValue(panel.targetMinutes());
        fasting.setValue(panel.fasting());
        usual.setValue(panel.usual());
    }

    private PanelDetails said() {
        return new PanelDetails(
                new Localized(zh.getValue(), en.getValue()),
                Optional.ofNullable(tube.getValue()).map(Into::code).orElse(null),
                Optional.ofNullable(place.getValue()).map(Place::id).orElse(null),
                fasting.getValue(),
                Optional.ofNullable(role.getValue()).orElse(""),
                Optional.ofNullable(target.getValue()).orElse(0),
                usual.getValue());
    }
}
