package org.jiezhen.emergency.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.jiezhen.emergency.EmergencyBoard;
import org.jiezhen.emergency.EmergencyBoard.Guest;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.staff.StaffId;
import tools.jackson.databind.node.ObjectNode;

/** Shows nothing: the browser seals what comes, and from when it is. */
@Tag("emergency-feed")
@JsModule("./emergency/emergency-keeper.ts")
final class EmergencyFeed extends LiveComponent<Guest> {

    private final StaffId keeper;

    EmergencyFeed(LiveBoards boards, EmergencyBoard board, StaffId keeper) {
        super(boards, board, EmergencyBoard.KEEPERS);
        this.keeper = keeper;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, EmergencyBoard.NAME, List.of(), audience()).build();
        return config.put("keeper", keeper.toString());
    }
}
