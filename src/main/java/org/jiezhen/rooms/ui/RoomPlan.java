package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.jiezhen.house.Place;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.rooms.RoomLooks.Fixture;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Every room at its place on the floor's plan; on a phone, and on a round, a list. */
@Tag("room-plan")
@JsModule("./rooms/room-plan.ts")
final class RoomPlan extends LiveComponent<RoomFact> {

    private final List<Fixture> fixed;
    private final boolean rounds;
    private final @Nullable String own;

    /**
     * @param fixed what stands on the plan between the rooms
     * @param rounds whether this person goes on rounds
     * @param own what the button says by which this person says whose rooms are whose; null for others
     */
    RoomPlan(
            LiveBoards boards,
            RoomsBoard source,
            Audience<RoomFact> audience,
            List<Fixture> fixed,
            boolean rounds,
            @Nullable String own) {
        super(boards, source, audience);
        this.fixed = List.copyOf(fixed);
        this.rounds = rounds;
        this.own = own;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, RoomsBoard.NAME, List.of(), audience())
                .words(
                        "room.round",
                        "room.round.end",
                        "room.none",
                        "room.late",
                        "room.wrong",
                        "room.freeOf",
                        "room.unseen",
                        "room.seen",
                        "room.next",
                        "room.until",
                        "room.own",
                        "room.asks",
                        "room.nobodyComes",
                        "room.filter.ALL",
                        "room.filter.CONSULT",
                        "room.filter.CARE",
                        "room.filter.BEDS")
                .codes("act", "rooms.action", List.of("CONFIRM", "DIFFERS"))
                .build()
                .put("title", getTranslation("rooms.title"))
                .put("short", getTranslation("nav.rooms"))
                .put("rounds", rounds);
        if (own != null) {
            config.put("own", getTranslation(own));
        }
        var places = config.putArray("fixed");
        for (var one : fixed) {
            places.addObject()
                    .put("f", one.floor())
                    .put("c", one.shortName().in(getLocale()))
                    .put("icon", one.kind() == Place.Kind.LIFT_HALL ? "i-lift" : "i-desk")
                    .put("x", one.spot().x())
                    .put("y", one.spot().y())
                    .put("w", one.spot().width())
                    .put("h", one.spot().height());
        }
        return config;
    }
}
