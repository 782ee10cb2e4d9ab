package org.jiezhen.wall.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.WallAdministration;

/** Pairs the screen that shows this code. */
final class PairDialog extends FormDialog {

    private final WallAdministration walls;
    private final UUID key = UUID.randomUUID();
    private final TextField code = new TextField(getTranslation("walls.pair.code"));
    private final TextField name = new TextField(getTranslation("walls.name"));

    PairDialog(WallAdministration walls) {
        this.walls = walls;
        code.setHelperText(getTranslation("walls.pair.help"));
        code.setAutocomplete(Autocomplete.OFF);
        code.setAutofocus(true);
        name.setPlaceholder(getTranslation("walls.pair.example"));
        form("walls.pair", "walls.pair.go", Map.of("code", code, "name", name), code, name);
    }

    @Override
    protected void act() {
        walls.pair(key, code.getValue(), name.getValue());
    }
}
