package org.jiezhen.wall.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.WallAdministration;

/** Pairs the screen that shows this code. */
final class PairDialog extends FormDialog {

    private final WallAdministration walls;
    private final TextField code = form.secret("code", new TextField(getTranslation("walls.pair.code")));
    private final TextField name = form.field("name", new TextField(getTranslation("walls.name")));

    PairDialog(WallAdministration walls) {
        super("walls.pair");
        this.walls = walls;
        code.setHelperText(getTranslation("walls.pair.help"));
        code.setAutocomplete(Autocomplete.OFF);
        name.setPlaceholder(getTranslation("walls.pair.example"));
        form.show(new FormLayout(code, name));
        act("walls.pair.go", () -> walls.pair(form.key(), code.getValue(), name.getValue()));
    }
}
