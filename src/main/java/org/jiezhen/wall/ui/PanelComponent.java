package org.jiezhen.wall.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import tools.jackson.databind.node.ObjectNode;

/** One room, large: what it is, whose ticket, since when, and what can be said of it there. */
@Tag("room-panel")
@JsModule("./wall/room-panel.ts")
final class PanelComponent extends LiveComponent<RoomFact> {

    PanelComponent(LiveBoards boards, RoomsBoard source, PlaceId room) {
        super(boards, source, RoomsBoard.panel(room));
    }

    @Override
    protected ObjectNode config() {
        return new BoardConfig(this, RoomsBoard.NAME, List.of(), audience())
                .words("panel.next", "panel.until", "panel.none", "panel.since", "panel.target")
                .codes("act", "panel.action", List.of("CLEANED", "LEFT", "RELEASE"))
                .build();
    }

    /** Takes everything off the screen and loads the page anew, which is refused then. */
    void leave() {
        getElement().callJsFunction("leave");
    }
}
