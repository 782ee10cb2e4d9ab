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
import org.jiezhen.tasks.TaskCode;
import tools.jackson.databind.node.ObjectNode;

/** One room, large: what it is, whose ticket, since when, and what can be said of it there. */
@Tag("room-panel")
@JsModule("./wall/room-panel.ts")
final class PanelComponent extends LiveComponent<RoomFact> {

    private final List<TaskCode> calls;

    /** @param calls what can be asked here */
    PanelComponent(LiveBoards boards, RoomsBoard source, PlaceId room, List<TaskCode> calls) {
        super(boards, source, RoomsBoard.panel(room));
        this.calls = calls;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, RoomsBoard.NAME, List.of(), audience())
                .words("panel.next", "panel.until", "panel.none", "panel.since", "panel.target")
                .words("panel.calls", "panel.nobody", "panel.comes")
                .codes("act", "panel.action", List.of("CLEANED", "LEFT", "RELEASE", "NOT_WANTED"))
                .build();
        var offered = config.putArray("calls");
        for (var code : calls) {
            offered.addObject()
                    .put("c", code.code())
                    .put("n", code.name().in(getLocale()))
                    .put("icon", code.icon())
                    .put("guest", code.about() == TaskCode.About.VISIT);
        }
        return config;
    }

    /** Takes everything off the screen and loads the page anew, which is refused then. */
    void leave() {
        getElement().callJsFunction("leave");
    }
}
