package org.jiezhen.live;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/**
 * The view of the made-up board. In a house it has its {@code @Route}, {@code @Menu} and {@code @RolesAllowed}, which
 * here would put it into every test's portal.
 */
class RoomTemperatureView extends Div {

    RoomTemperatureView(LiveBoards boards, RoomTemperatureBoard source) {
        add(new BoardComponent<>(
                boards, source, RoomTemperatureBoard.EVERYBODY, source.name(), List.of(), config -> config.title(
                                "roomTemperature.title")
                        .empty("i-arr", "roomTemperature.empty.title", "roomTemperature.empty.text")));
    }
}
