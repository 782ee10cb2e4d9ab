package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.visits.SeatsBoard;
import org.jiezhen.visits.SeatsBoard.SeatFact;
import tools.jackson.databind.node.ObjectNode;

/** The hall's seats under the guide's thumb. */
@Tag("seat-plan")
@JsModule("./visits/seat-plan.ts")
final class SeatPlan extends LiveComponent<SeatFact> {

    SeatPlan(LiveBoards boards, SeatsBoard source) {
        super(boards, source, SeatsBoard.SEATS);
    }

    @Override
    protected ObjectNode config() {
        return new BoardConfig(this, "seats", List.of(), audience())
                .words("seat.title", "seat.hint", "seat.free", "seat.standing", "seat.empty")
                .codes("act", "visits.action", List.of("GO"))
                .build()
                .put("step", 2);
    }

    /** Whose arrival a tap registers: a page that is loaded anew under it knows by this key whether it was saved. */
    void isAbout(UUID arrival) {
        getElement().setAttribute("data-press", arrival.toString());
    }

    /** Lets a pressed seat be pressed again: what was asked has been answered. */
    void settle() {
        getElement().callJsFunction("settle");
    }
}
