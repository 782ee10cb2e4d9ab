package org.jiezhen.visits.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveComponent.ActionHandler;

/** Beside the board: what is offered to me, and who is with whom. Drawn from the board's own rows. */
@Tag("arrivals-side")
@JsModule("./live/arrivals-side.ts")
final class ArrivalsSide extends Component {

    private final String board;
    private ActionHandler handler = (action, row, key) -> {};

    ArrivalsSide(String board) {
        this.board = board;
    }

    void onAction(ActionHandler handler) {
        this.handler = handler;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var config = new BoardConfig(this, "side", List.of())
                .words(
                        "side.offers",
                        "side.offered",
                        "side.with",
                        "side.who",
                        "side.alone",
                        "side.nobody",
                        "handoff.stays")
                .codes("act", "visits.action", List.of("ACCEPT", "DECLINE", "TAKE"))
                .build()
                .put("board", board);
        getElement().callJsFunction("begin", config);
    }

    @ClientCallable
    private void act(String action, String row, double version) {
        var press = board + ' ' + action + ' ' + row + ' ' + version + ' ' + System.identityHashCode(this);
        handler.act(action, row, UUID.nameUUIDFromBytes(press.getBytes(StandardCharsets.UTF_8)));
    }
}
