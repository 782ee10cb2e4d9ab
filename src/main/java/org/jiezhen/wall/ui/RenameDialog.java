package org.jiezhen.wall.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.DeviceId;
import org.jiezhen.wall.WallAdministration;

/** Gives a screen another name. */
final class RenameDialog extends FormDialog {

    private final TextField name = form.field("name", new TextField(getTranslation("walls.name")));

    RenameDialog(WallAdministration walls, DeviceId device, String present) {
        super("walls.rename");
        name.setValue(present);
        form.show(new FormLayout(name));
        act("walls.rename.go", () -> walls.rename(device, name.getValue()));
    }
}
