package org.jiezhen.rooms.ui;

import static org.jiezhen.rooms.ui.RoomFields.chosen;
import static org.jiezhen.rooms.ui.RoomFields.did;

import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That a room is not used for a while, and is again. */
@Component
class ClosingPart implements RoomPart {

    private final Rooms rooms;
    private final Clock clock;

    ClosingPart(Rooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 50;
    }

    @Override
    public void addTo(RoomCard card) {
        if (!card.may(RoomPermission.CLOSE)) {
            return;
        }
        var form = card.form();
        var room = card.room().room();
        switch (card.room().state()) {
            case CLOSED ->
                form.section(
                        "rooms.dialog.closed",
                        card.line(form.primary(
                                "rooms.action.OPEN", () -> did(card, rooms.open(form.key(), room), "OPEN"))));
            case FREE, RESERVED, HOUSEKEEPING -> {
                var why = RoomFields.reasons(card, Rooms.Closed.values());
                var until = form.field("until", new TimePicker());
                until.setPlaceholder(card.text("rooms.dialog.untilWhen"));
                until.setAriaLabel(card.text("rooms.dialog.untilWhen"));
                until.setStep(Duration.ofMinutes(30));
                form.section(
                        "rooms.dialog.closing",
                        card.line(
                                why,
                                until,
                                form.button(
                                        "rooms.action.CLOSE",
                                        () -> did(
                                                card,
                                                rooms.close(form.key(), room, chosen(why), until(until)),
                                                "CLOSE"))));
            }
            default -> {}
        }
    }

    // Of today; a room that is closed for longer says nothing.
    private @Nullable Instant until(TimePicker picker) {
        var time = picker.getValue();
        return time == null
                ? null
                : BusinessTime.day(clock.instant())
                        .atTime(time)
                        .atZone(BusinessTime.ZONE)
                        .toInstant();
    }
}
