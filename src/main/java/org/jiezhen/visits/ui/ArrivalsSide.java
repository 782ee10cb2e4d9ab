package org.jiezhen.visits.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Collection;
import java.util.UUID;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveComponent.ActionHandler;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.PressKey;

/** Beside the board: what is offered to me, and who is with whom. Drawn from the board's own rows. */
@Tag("arrivals-side")
@JsModule("./visits/arrivals-side.ts")
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
        // Its other words are the board's own, beside which it stands.
        var config = BoardConfig.words(
                        this,
                        "side.offers",
                        "side.offered",
                        "side.with",
                        "side.who",
                        "side.alone",
                        "side.nobody",
                        "offer.stays")
                .put("board", board)
                .put("viewer", id.toString());
        me.forEach(config.putArray("me")::add);
        getElement().callJsFunction("begin", config);
    }

    @ClientCallable
    private void act(String action, String row, double version) {
        Pressed.check(action, row);
        handler.act(action, row, PressKey.of(id.toString(), action, row, version));
    }
}
