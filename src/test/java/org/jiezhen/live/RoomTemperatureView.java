package org.jiezhen.live;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/**
 * The view of the made-up board. In a house it has its {@code @Route}, {@code @Menu} and {@code @RolesAllowed}, which
 * here would put it into every test's portal.
 */
class RoomTemperatureView extends Div {

    RoomTemperatureView(LiveBoards boards, RoomTemperatureBoard source) {
        add(new BoardComponent<>(boards, source, RoomTemperatureBoard.EVERYBODY, board -> new BoardConfig(
                        board, source.name(), List.of())
                .title("roomTemperature.title")
                .text("id", "roomTemperature.room", true, "")
                .text("t", "roomTemperature.tenths", false, "")
                .empty("i-arr", "roomTemperature.empty.title", "roomTemperature.empty.text")));
    }
}
