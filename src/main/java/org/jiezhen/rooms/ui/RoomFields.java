package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jiezhen.acts.Done;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.shared.Refusal;

/** What the parts of a room's card have in common. */
final class RoomFields {

    private RoomFields() {}

    /** One of these guests. */
    static ComboBox<Guest> guests(RoomCard card, List<Guest> guests) {
        var guest = new ComboBox<Guest>();
        guest.setItems(guests);
        guest.setItemLabelGenerator(card::called);
        guest.setPlaceholder(card.text("rooms.dialog.whichGuest"));
        guest.setAriaLabel(card.text("rooms.dialog.whichGuest"));
        return guest;
    }

    /** One of these reasons. */
    static <E extends Enum<E>> Select<E> reasons(RoomCard card, E[] all) {
        var why = new Select<E>();
        why.setItems(List.of(all));
        why.setItemLabelGenerator(one -> card.text("rooms.reason." + one.name()));
        why.setPlaceholder(card.text("rooms.dialog.why"));
        why.setAriaLabel(card.text("rooms.dialog.why"));
        return why;
    }

    /**
     * What is chosen.
     *
     * @throws Refusal when nothing is
     */
    static <T> T chosen(HasValue<?, T> field) {
        var value = field.getValue();
        if (value == null) {
            throw new Refusal("refusal.room.choose");
        }
        return value;
    }

    /** Something was done with the room. */
    static void did(RoomCard card, Done<?> done, String what) {
        card.did(done, card.text("rooms.done." + what));
    }
}
