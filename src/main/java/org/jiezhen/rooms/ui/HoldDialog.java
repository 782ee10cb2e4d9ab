package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.Optional;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.Rooms.Held;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.VisitCard;

/** Keeps the room of a guest who goes for a while: why. */
final class HoldDialog extends FormDialog {

    private final Rooms rooms;
    private final PlaceId room;
    private final VisitCard card;
    private final RadioButtonGroup<Held> why = form.field("why", new RadioButtonGroup<>());

    HoldDialog(Rooms rooms, PlaceId room, VisitCard card) {
        super("rooms.hold.title", card.fact().ticket().text());
        this.rooms = rooms;
        this.room = room;
        this.card = card;
        why.setLabel(getTranslation("rooms.dialog.why"));
        why.setItems(Held.values());
        why.setItemLabelGenerator(one -> getTranslation("rooms.reason." + one));
        why.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        form.show(why);
        act("rooms.action.HOLD", this::hold);
    }

    private void hold() {
        var chosen =
                Optional.ofNullable(why.getValue()).orElseThrow(() -> new InvalidInput("why", "refusal.room.choose"));
        card.did(rooms.hold(form.key(), room, card.fact().visit(), chosen), getTranslation("rooms.done.HOLD"));
    }
}
