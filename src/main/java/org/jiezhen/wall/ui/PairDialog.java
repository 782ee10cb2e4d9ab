package org.jiezhen.wall.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.wall.WallAdministration;

/** Pairs the screen that shows this code: as a wall, or as the panel of a room. */
final class PairDialog extends FormDialog {

    private final WallAdministration walls;
    private final TextField code = form.secret("code", new TextField(getTranslation("walls.pair.code")));
    private final ComboBox<Place> room = form.field("room", new ComboBox<>(getTranslation("walls.pair.room")));
    private final TextField name = form.field("name", new TextField(getTranslation("walls.name")));

    PairDialog(WallAdministration walls, House house) {
        super("walls.pair");
        this.walls = walls;
        code.setHelperText(getTranslation("walls.pair.help"));
        code.setAutocomplete(Autocomplete.OFF);
        room.setItems(house.places().stream()
                .filter(place -> place.kind().exclusive() && place.kind() != Place.Kind.SEAT)
                .toList());
        room.setItemLabelGenerator(place -> place.name().in(getLocale()));
        room.setPlaceholder(getTranslation("walls.pair.wall"));
        room.setHelperText(getTranslation("walls.pair.roomHelp"));
        room.setClearButtonVisible(true);
        room.addValueChangeListener(event -> {
            if (event.getValue() != null && name.isEmpty()) {
                name.setValue(event.getValue().name().in(getLocale()));
            }
        });
        name.setPlaceholder(getTranslation("walls.pair.example"));
        form.show(new FormLayout(code, name, room));
        act("walls.pair.go", this::pair);
    }

    private void pair() {
        var chosen = room.getValue();
        if (chosen == null) {
            walls.pair(form.key(), code.getValue(), name.getValue());
        } else {
            walls.pairPanel(form.key(), code.getValue(), name.getValue(), chosen.id());
        }
    }
}
