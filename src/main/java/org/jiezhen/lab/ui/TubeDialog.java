package org.jiezhen.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.lab.PanelAdministration;
import org.jiezhen.lab.Tube;
import org.jiezhen.lab.TubeDetails;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** A kind of tube: what it is called, the colour of its cap, for how long it may rest. */
@StyleSheet("styles/lab.css")
final class TubeDialog extends FormDialog {

    private static final int REST = 30;

    private final TextField zh = form.field("zh", new TextField());
    private final TextField en = form.field("en", new TextField());
    private final Select<Tube.Cap> cap = form.field("cap", new Select<Tube.Cap>(), Tube.Cap::name);
    private final IntegerField rest = form.field("restMinutes", new IntegerField());

    private TubeDialog(String title, String name) {
        super(title, name);
        zh.setLabel(getTranslation("lab.zh"));
        en.setLabel(getTranslation("lab.en"));
        cap.setLabel(getTranslation("lab.cap"));
        cap.setItems(Tube.Cap.values());
        cap.setItemLabelGenerator(one -> getTranslation("lab.cap." + one));
        cap.setValue(Tube.Cap.PURPLE);
        rest.setLabel(getTranslation("lab.rest"));
        rest.setSuffixComponent(new Div(getTranslation("lab.minutesAfter")));
        rest.setValue(REST);
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        var more = new Div(cap, rest);
        more.addClassName("two-columns");
        var all = new Div(names, more);
        all.addClassName("lab-form");
        form.show(all);
    }

    /** A new one. */
    static TubeDialog added(PanelAdministration panels, Drafts drafts) {
        var dialog = new TubeDialog("lab.tubes.add", "");
        dialog.act("lab.save", () -> panels.addTube(dialog.form.key(), dialog.said()));
        dialog.form.keeps(drafts, About.of("lab.tube", "", 0));
        return dialog;
    }

    /** One that there is. */
    static TubeDialog of(PanelAdministration panels, Drafts drafts, Tube tube) {
        var dialog = new TubeDialog(
                "lab.tubes.change", tube.name().in(UI.getCurrent().getLocale()));
        dialog.zh.setValue(tube.name().zh());
        dialog.en.setValue(tube.name().en());
        dialog.cap.setValue(tube.cap());
        dialog.rest.setValue(tube.restMinutes());
        var form = dialog.form;
        dialog.act(
                "lab.save",
                () -> panels.changeTube(form.key(), tube.code(), tube.version(), dialog.said()),
                tube.inUse()
                        ? form.button("lab.takeOut", () -> panels.takeOutTube(form.key(), tube.code(), tube.version()))
                        : form.button(
                                "lab.putBack", () -> panels.putBackTube(form.key(), tube.code(), tube.version())));
        form.keeps(drafts, About.of("lab.tube", tube.code(), tube.version()));
        return dialog;
    }

    private TubeDetails said() {
        return new TubeDetails(
                new Localized(zh.getValue(), en.getValue()),
                cap.getValue(),
                Optional.ofNullable(rest.getValue()).orElse(0));
    }
}
