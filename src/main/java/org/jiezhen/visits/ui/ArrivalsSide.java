package org.jiezhen.visits.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveComponent.ActionHandler;
import org.jiezhen.visits.Stage;

/** Beside the board: what is offered to me, and who is with whom. Drawn from the board's own rows. */
@Tag("arrivals-side")
@JsModule("./live/arrivals-side.ts")
final class ArrivalsSide extends Component {

    private final String board;
    private final Collection<String> me;
    private final UUID id = UUID.randomUUID();
    private ActionHandler handler = (action, row, key) -> {};

    /**
     * @param board the DOM id of the board on the same page
     * @param me the holder keys that mean the person in front of the screen
     */
    ArrivalsSide(String board, Collection<String> me) {
        this.board = board;
        this.me = me;
    }

    void onAction(ActionHandler handler) {
        this.handler = handler;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var config = new BoardConfig(this, "side", me)
                .words(
                        "side.offers",
                        "side.offered",
                        "side.with",
                        "side.who",
                        "side.alone",
                        "side.nobody",
                        "handoff.stays")
                .codes("act", "visits.action", List.of("ACCEPT", "DECLINE"))
                .codes(
                        "st",
                        "visits.stage",
                        Arrays.stream(Stage.values()).map(Stage::name).toList())
                .codes("pl", "visits.place", List.of("STANDING"))
                .build()
                .put("board", board);
        getElement().callJsFunction("begin", config);
    }

    @ClientCallable
    private void act(String action, String row, double version) {
        var press = id + " " + action + ' ' + row + ' ' + version;
        handler.act(action, row, UUID.nameUUIDFromBytes(press.getBytes(StandardCharsets.UTF_8)));
    }
}
