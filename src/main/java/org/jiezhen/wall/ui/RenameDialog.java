package org.jiezhen.wall.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.DeviceId;
import org.jiezhen.wall.WallAdministration;

/** Gives a screen another name. */
final class RenameDialog extends FormDialog {

    private final WallAdministration walls;
    private final DeviceId device;
    private final TextField name = new TextField(getTranslation("walls.name"));

    RenameDialog(WallAdministration walls, DeviceId device, String present) {
        this.walls = walls;
        this.device = device;
        name.setValue(present);
        name.setAutofocus(true);
        form("walls.rename", "walls.rename.go", Map.of("name", name), name);
    }

    @Override
    protected void act() {
        walls.rename(device, name.getValue());
    }
}
