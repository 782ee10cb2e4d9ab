package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.OwnRooms;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** In which rooms somebody receives guests: one's own, or a colleague's for whoever assigns rooms. */
final class OwnRoomsDialog extends FormDialog {

    /** What it asks. */
    @Component
    record Services(OwnRooms own, StaffDirectory directory, House house, CurrentStaff staff) {}

    private static final Set<Place.Kind> KINDS = EnumSet.of(Place.Kind.CONSULT_ROOM, Place.Kind.TREATMENT_ROOM);

    private final OwnRooms own;
    private final Map<PlaceId, List<StaffId>> now;
    private final List<Colleague> everybody;
    private final ComboBox<Colleague> who = form.field("who", new ComboBox<>());
    private final CheckboxGroup<Place> rooms = form.field("rooms", new CheckboxGroup<>());

    OwnRoomsDialog(Services services) {
        super(services.staff().may(RoomPermission.ASSIGN) ? "rooms.own.titleAll" : "rooms.own.title");
        this.own = services.own();
        this.now = own.now();
        this.everybody = services.directory().colleagues(RoomPermission.OWN);
        var assigns = services.staff().may(RoomPermission.ASSIGN);
        who.setLabel(getTranslation("rooms.own.who"));
        who.setItems(everybody);
        who.setItemLabelGenerator(Colleague::name);
        rooms.setLabel(getTranslation("rooms.own.rooms"));
        rooms.setHelperText(getTranslation("rooms.own.help"));
        rooms.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        rooms.setItems(services.house().places().stream()
                .filter(place -> KINDS.contains(place.kind()))
                .toList());
        rooms.setItemLabelGenerator(this::label);
        who.addValueChangeListener(event -> show(event.getValue()));
        who.setVisible(assigns);
        form.show(who, rooms);
        everybody.stream()
                .filter(one -> one.id().equals(services.staff().id()))
                .findFirst()
                .ifPresentOrElse(who::setValue, () -> show(null));
        act("rooms.own.save", this::save);
    }

    private void show(@org.jspecify.annotations.Nullable Colleague one) {
        rooms.setEnabled(one != null);
        rooms.setValue(
                one == null
                        ? Set.of()
                        : rooms.getListDataView()
                                .getItems()
                                .filter(place ->
                                        now.getOrDefault(place.id(), List.of()).contains(one.id()))
                                .collect(Collectors.toSet()));
    }

    /** The room, and who else receives guests there. */
    private String label(Place place) {
        var others = now.getOrDefault(place.id(), List.of()).stream()
                .flatMap(id -> everybody.stream().filter(one -> one.id().equals(id)))
                .filter(one -> !one.equals(who.getValue()))
                .map(Colleague::name)
                .collect(Collectors.joining(" · "));
        var name = place.name().in(getLocale());
        return others.isEmpty() ? name : name + " (" + others + ")";
    }

    private void save() {
        var one = Optional.ofNullable(who.getValue()).orElseThrow(() -> new InvalidInput("who", "refusal.room.choose"));
        own.set(form.key(), one.id(), rooms.getValue().stream().map(Place::id).collect(Collectors.toSet()));
        Notice.done(getTranslation("rooms.own.saved", one.name()));
    }
}
