package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.html.Span;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.HospitalityPermission;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomPart;
import org.springframework.stereotype.Component;

/** On a room's card: the cups that stand there of guests who are there no more. The room is free once they are collected. */
@Component
class CupsPart implements RoomPart {

    private final DrinkOrders orders;

    CupsPart(DrinkOrders orders) {
        this.orders = orders;
    }

    /** Before the cleaning. */
    @Override
    public int getOrder() {
        return 25;
    }

    @Override
    public void addTo(RoomCard card) {
        if (!card.may(HospitalityPermission.SERVE)) {
            return;
        }
        var room = card.room().room();
        var cups = orders.cupsLeft(room);
        if (cups > 0) {
            var form = card.form();
            form.section(
                    "hospitality.cups",
                    card.line(
                            new Span(card.text("hospitality.cupsLeft", cups)),
                            form.button(
                                    "hospitality.action.COLLECT",
                                    () -> card.did(
                                            orders.collect(form.key(), room), card.text("hospitality.done.COLLECT")))));
        }
    }
}
