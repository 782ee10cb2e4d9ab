package org.jiezhen.house.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** A department: what it is called, and by which code files name it. */
final class DepartmentDialog extends FormDialog {

    private final TextField zh = form.field("nameZh", new TextField(getTranslation("house.zh")));
    private final TextField en = form.field("nameEn", new TextField(getTranslation("house.en")));
    private final TextField code = form.field("code", new TextField(getTranslation("house.code")));

    DepartmentDialog(HouseView view, HouseAdministration house, Drafts drafts) {
        super("house.addDepartment");
        fields();
        code.setHelperText(getTranslation("house.code.help"));
        act("house.add", () -> house.addDepartment(form.key(), code.getValue(), name()));
        form.keeps(drafts, About.something("house.department"));
    }

    DepartmentDialog(HouseView view, HouseAdministration house, Drafts drafts, HouseAdministration.Text department) {
        super("house.departmentOf", department.text().in(view.language()));
        fields();
        zh.setValue(department.text().zh());
        en.setValue(department.text().en());
        code.setValue(department.code());
        code.setReadOnly(true);
        var remove = form.button("house.remove", () -> house.removeDepartment(form.key(), department.code()));
        act(
                "house.save",
                () -> house.nameDepartment(form.key(), department.code(), department.version(), name()),
                remove);
        form.keeps(drafts, About.of("house.department", department.code(), department.version()));
    }

    private void fields() {
        var columns = new Div(zh, en);
        columns.addClassName("two-columns");
        form.show(columns, code);
    }

    private Localized name() {
        return new Localized(zh.getValue(), en.getValue());
    }
}
